import type { AccountEntry } from '#domain/account/account-entry.ts';
import type { AbsenceShare } from '#domain/account/absence-effect.ts';
import { periodBalance } from '#domain/account/balance.ts';
import { dayFigures, type AccountInput } from '#domain/account/day-figures.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { addDays, datesFrom, type LocalDate } from '#domain/time/local-date.ts';
import { day, MONDAY, ZONE } from '#tests/rules-book/given.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const CHRISTMAS_EVE = '2026-12-24';

/** So many minutes from Monday to Friday. */
function contract(minutes: number): WorkingSchedule {
	const week = { mon: minutes, tue: minutes, wed: minutes, thu: minutes, fri: minutes, sat: 0, sun: 0 };
	return { validFrom: '2026-01-01', minutes: week, comment: 'Vertrag' };
}

function work(date: LocalDate, stretch: string, workTypeId: string | null = null): AccountEntry[] {
	return day(date, stretch).map((entry, index) => ({
		...entry,
		id: `${date}-${stretch}-${index}`,
		zone: ZONE,
		workTypeId
	}));
}

function account(
	from: LocalDate,
	to: LocalDate,
	input: Partial<AccountInput>,
	more: { readonly opening?: number; readonly cap?: number } = {}
): ReturnType<typeof periodBalance> {
	const days = dayFigures(
		{
			entries: [],
			zone: ZONE,
			schedules: [contract(480)],
			holidays: new Map(),
			absences: new Map(),
			...input
		},
		from,
		to
	);
	return periodBalance({
		from,
		to,
		days,
		openingMinutes: more.opening ?? 0,
		adjustments: [],
		cap: more.cap === undefined ? null : { maxMinutes: more.cap }
	});
}

const halfHoliday = new Map([[CHRISTMAS_EVE, { name: 'Heiligabend', fraction: 0.5 as const, legal: false }]]);

function absent(effect: AbsenceShare['effect']): Facts {
	const absences = new Map([[MONDAY, [{ absenceId: 'a', effect, fraction: 1 as const }]]]);
	const { targetMinutes, absenceCreditMinutes, deltaMinutes } = account(MONDAY, MONDAY, { absences });
	return { target: targetMinutes, absence: absenceCreditMinutes, delta: deltaMinutes };
}

const longWeek = [...datesFrom(MONDAY, addDays(MONDAY, 4))].flatMap((date) => work(date, '08:00–16:30'));

export const accountChapter: Chapter = {
	title: { de: 'Das Arbeitszeitkonto', en: 'The work time account' },
	rules: [
		{
			title: { de: 'Das Soll eines Tages', en: 'The target of a day' },
			text: {
				de: 'Es gilt der Vertrag, der an dem Tag in Kraft ist; vor Beginn und nach Ende der Beschäftigung ist das Soll null. Ein Feiertag nimmt seinen Anteil weg, gerundet auf die volle Minute, kaufmännisch.',
				en: 'The contract in force on that day counts; before the employment begins and after it ends the target is zero. A holiday takes its share off, rounded half up to the full minute.'
			},
			source: 'EFZG § 2; Tagwerk',
			code: 'domain/schedule/target-time.ts',
			examples: [
				{
					given: {
						de: '7:35 Stunden, 24. Dezember als halber Tag',
						en: '7:35 hours, 24 December as a half day'
					},
					facts: () => ({
						target: account(CHRISTMAS_EVE, CHRISTMAS_EVE, {
							schedules: [contract(455)],
							holidays: halfHoliday
						}).targetMinutes
					}),
					says: { target: 228 }
				}
			]
		},
		{
			title: { de: 'Was Abwesenheit mit dem Konto macht', en: 'What absence does to the account' },
			text: {
				de: 'Urlaub und Krankheit schreiben das Soll gut. Unbezahlter Urlaub und Elternzeit nehmen es weg. Ein Gleittag tut nichts davon: das Konto sinkt um das Soll.',
				en: 'Leave and sickness credit the target. Unpaid and parental leave take it away. A flexitime day does neither: the account sinks by the target.'
			},
			source: 'BUrlG § 11; EFZG § 3, § 4; Tagwerk',
			code: 'domain/account/absence-effect.ts',
			examples: [
				{
					given: { de: 'ein Tag Urlaub bei 8 Stunden', en: 'a day of leave with 8 hours' },
					facts: () => absent('credit'),
					says: { target: 480, absence: 480, delta: 0 }
				},
				{
					given: { de: 'ein Tag unbezahlt', en: 'a day unpaid' },
					facts: () => absent('neutral'),
					says: { target: 0, absence: 0, delta: 0 }
				},
				{
					given: { de: 'ein Gleittag', en: 'a flexitime day' },
					facts: () => absent('debit'),
					says: { target: 480, absence: 0, delta: -480 }
				}
			]
		},
		{
			title: { de: 'Arbeitsarten mit Prozent', en: 'Work types with a percentage' },
			text: {
				de: 'Eine Arbeitsart kann mit 0 bis 300 Prozent zählen. Gerundet wird einmal je Tag und Art, nicht je Eintrag.',
				en: 'A work type may count with 0 to 300 per cent. Rounding happens once per day and type, not per entry.'
			},
			source: 'Tagwerk',
			code: 'domain/account/work-type-credit.ts',
			examples: [
				{
					given: { de: 'zweimal 5 Minuten mit 25 %', en: '5 minutes twice with 25 %' },
					facts: () => {
						const entries = [...work(MONDAY, '08:00–08:05', 'ride'), ...work(MONDAY, '17:00–17:05', 'ride')];
						const workTypes = new Map([['ride', { percent: 25 }]]);
						const { workedMinutes, creditedMinutes } = account(MONDAY, MONDAY, { entries, workTypes });
						return { worked: workedMinutes, credited: creditedMinutes };
					},
					says: { worked: 10, credited: 3 }
				}
			]
		},
		{
			title: { de: 'Der Saldo', en: 'The balance' },
			text: {
				de: 'Saldo = Anfang + gutgeschriebene Arbeit + Gutschrift für Abwesenheit − Soll + Buchungen von Hand. Laufende Einträge zählen nicht; gezeigt wird der Stand von gestern, heute steht daneben. Setzt die Firma eine Obergrenze, verfällt am Abschluss, was darüber liegt.',
				en: 'Balance = opening + credited work + credit for absence − target + adjustments. Running entries do not count; shown is the state as of yesterday, today stands beside it. Where the company sets a cap, what lies above it is forfeited at the close.'
			},
			source: 'Tagwerk',
			code: 'domain/account/balance.ts',
			examples: [
				{
					given: {
						de: 'fünf Tage je 8:30 Stunden, vorher −1:00',
						en: 'five days of 8:30 hours, −1:00 before'
					},
					facts: () => {
						const week = account(MONDAY, addDays(MONDAY, 6), { entries: longWeek }, { opening: -60 });
						return { delta: week.deltaMinutes, closing: week.closingMinutes };
					},
					says: { delta: 150, closing: 90 }
				},
				{
					given: { de: 'dieselbe Woche, Obergrenze 1:00', en: 'the same week, capped at 1:00' },
					facts: () => {
						const options = { opening: -60, cap: 60 };
						const week = account(MONDAY, addDays(MONDAY, 6), { entries: longWeek }, options);
						return { forfeited: week.forfeitedMinutes, closing: week.closingMinutes };
					},
					says: { forfeited: 30, closing: 60 }
				}
			]
		}
	]
};
