import { absenceLabel } from '#domain/exchange/absences-csv.ts';
import { formatDurationHours, parseDate } from '#domain/exchange/csv-values.ts';
import { guardCell, unguardCell } from '#domain/exchange/csv.ts';
import { dayOffRows, placeOnDay } from '#domain/exchange/half-days.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

function date(cell: string): Facts {
	const parsed = parseDate(cell);
	return 'value' in parsed ? { outcome: parsed.value } : { refused: parsed.code };
}

function place(label: 'vacation' | 'hvacation', taken: 'am' | null): Facts {
	const vacation = { type: 'vacation', category: 'vacation' } as const;
	const row = { ...vacation, fraction: label === 'vacation' ? 1 : 0.5 } as const;
	const found = placeOnDay(row, [{ ...vacation, half: taken }]);
	return found === null ? { refused: 'OVERLAP' } : { outcome: found.half ?? 'vacation' };
}

function morningAndAfternoon(): Facts {
	const day = { date: '2026-03-05', type: 'vacation', confirmed: true };
	const rows = dayOffRows([
		{ ...day, half: 'am' },
		{ ...day, half: 'pm' }
	]);
	return { text: rows.map(({ type, fraction }) => absenceLabel(type, fraction)).join(' ') };
}

export const files: Chapter = {
	title: { de: 'Dateien', en: 'Files' },
	rules: [
		{
			title: { de: 'Ein Datum wird nie geraten', en: 'A date is never guessed' },
			text: {
				de: 'Gelesen werden 2024-04-15 und, wie das Vorbild es verlangt, Monat zuerst: 04-15-2024. Sieht ein Datum nach Tag zuerst aus, wird die ganze Datei abgelehnt, weil sonst 04-05-2024 unbemerkt falsch gelesen würde.',
				en: 'Read are 2024-04-15 and, as the original demands, month first: 04-15-2024. When a date looks day first the whole file is refused, because otherwise 04-05-2024 would be read wrongly without anybody noticing.'
			},
			source: 'innovaphone Working App',
			code: 'domain/exchange/csv-values.ts',
			examples: [
				{
					given: { de: '04-05-2024', en: '04-05-2024' },
					facts: () => date('04-05-2024'),
					says: { outcome: '2024-04-05' }
				},
				{
					given: { de: '15-04-2024', en: '15-04-2024' },
					facts: () => date('15-04-2024'),
					says: { refused: 'DATE_LOOKS_DMY' }
				}
			]
		},
		{
			title: { de: 'Stunden und Formeln', en: 'Hours and formulas' },
			text: {
				de: 'Stunden stehen mit Komma und einer Stelle. Texte, die eine Tabelle als Formel ausführen würde, bekommen ein Hochkomma davor; beim Einlesen fällt genau eines wieder weg.',
				en: 'Hours have a comma and one decimal. Texts that a spreadsheet would run as a formula get an apostrophe in front; reading them takes exactly one off again.'
			},
			source: 'innovaphone Working App; OWASP CSV Injection',
			code: 'domain/exchange/csv.ts',
			examples: [
				{
					given: { de: '180 Sekunden', en: '180 seconds' },
					facts: () => ({ text: formatDurationHours(180_000) }),
					says: { text: '0,1' }
				},
				{
					given: { de: '=1+1', en: '=1+1' },
					facts: () => ({ text: `${guardCell('=1+1')} ⇄ ${unguardCell(guardCell('=1+1'))}` }),
					says: { text: "'=1+1 ⇄ =1+1" }
				}
			]
		},
		{
			title: { de: 'Halbe Tage', en: 'Half days' },
			text: {
				de: 'Die Datei kennt halbe Tage, aber nicht, welche Hälfte. Zwei Hälften eines Tages sind Vormittag und Nachmittag; Vormittag und Nachmittag derselben Art sind in der Datei ein ganzer Tag. Was auf einen Tag passt, ist dasselbe wie bei einem Antrag: ein ganzer Tag über einer Hälfte passt nicht, eine Hälfte über einem ganzen Tag auch nicht; Krankheit darf über anderem liegen.',
				en: 'The file knows half days, but not which half. Two halves of one day are morning and afternoon; morning and afternoon of one type are a whole day in the file. What fits on a day is the same as for a request: a whole day over a half does not fit, nor a half over a whole day; illness may lie over something else.'
			},
			source: 'Tagwerk',
			code: 'domain/exchange/half-days.ts',
			examples: [
				{
					given: { de: 'hvacation neben hvacation', en: 'hvacation beside hvacation' },
					facts: () => place('hvacation', 'am'),
					says: { outcome: 'pm' }
				},
				{
					given: { de: 'vacation über hvacation', en: 'vacation over hvacation' },
					facts: () => place('vacation', 'am'),
					says: { refused: 'OVERLAP' }
				},
				{
					given: { de: 'hvacation über vacation', en: 'hvacation over vacation' },
					facts: () => place('hvacation', null),
					says: { refused: 'OVERLAP' }
				},
				{
					given: {
						de: 'Urlaub am Vormittag und am Nachmittag',
						en: 'vacation in the morning and in the afternoon'
					},
					facts: morningAndAfternoon,
					says: { text: 'vacation' }
				}
			]
		}
	]
};
