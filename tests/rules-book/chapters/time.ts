import { attributeMinutes, type AttributionMode } from '#domain/account/attribution.ts';
import { minutesBetween } from '#domain/time/duration.ts';
import { dayLengthMinutes, resolveLocal } from '#domain/time/zone.ts';
import { validateEntry } from '#domain/time-entry/validation.ts';
import { at, day, MONDAY, ZONE, type ExampleEntry } from '#tests/rules-book/given.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const overnight = day('2026-01-31', '20:00–04:00');

function byDate(entries: readonly ExampleEntry[], mode: AttributionMode): Facts {
	const dates = [...attributeMinutes({ entries, zone: ZONE, mode })];
	return { byDate: dates.map(([date, minutes]) => `${date}: ${minutes} min`).join('; ') };
}

function problems(stretch: string, others: readonly ExampleEntry[] = []): Facts {
	const [entry] = day(MONDAY, stretch);
	const codes = entry ? validateEntry({ ...entry, id: 'this' }, { now: at(MONDAY, '23:00'), others }) : [];
	return { problems: codes.join(', ') || '–' };
}

export const time: Chapter = {
	title: { de: 'Zeiteinträge', en: 'Time entries' },
	rules: [
		{
			title: { de: 'Gerechnet wird in vollen Minuten', en: 'Whole minutes count' },
			text: {
				de: 'Beginn und Ende werden auf die Sekunde genau gespeichert. Jede Rechnung rundet beide erst auf die volle Minute ab. So geht zwischen zwei Einträgen, die sich berühren, keine Minute verloren, und niemand wird wegen Sekunden rot.',
				en: 'Start and end are kept to the second. Every calculation first cuts both to the full minute. So no minute is lost between entries that touch, and nobody gets a red mark because of seconds.'
			},
			source: 'Tagwerk',
			code: 'domain/time/duration.ts',
			examples: [
				{
					given: { de: '08:00:59 bis 14:00:30', en: '08:00:59 to 14:00:30' },
					facts: () => ({
						length: minutesBetween('2026-03-02T07:00:59.000Z', '2026-03-02T13:00:30.000Z')
					}),
					says: { length: 360 }
				}
			]
		},
		{
			title: { de: 'Zu welchem Tag ein Eintrag gehört', en: 'The day an entry belongs to' },
			text: {
				de: 'In Listen und im Konto gehört ein Eintrag ganz zu dem Tag, an dem er beginnt. Die Firma kann stattdessen um Mitternacht teilen. Für Pausen, Höchstzeit und Ruhezeit zählt immer die Schicht: Arbeit nach einer kurzen Lücke bleibt bei dem Tag, an dem die Schicht begann. Sonntag, Feiertag und Nacht zählen nach der Uhr.',
				en: 'In lists and in the account an entry belongs wholly to the day on which it starts. The company may cut at midnight instead. Breaks, maximum and rest always go by the shift: work after a short gap stays with the day on which the shift began. Sunday, holiday and night go by the clock.'
			},
			source: 'Tagwerk',
			code: 'domain/account/attribution.ts',
			examples: [
				{
					given: { de: '31. Januar 20:00 bis 4:00, nach Beginn', en: '31 January 20:00 to 04:00, by start' },
					facts: () => byDate(overnight, 'start'),
					says: { byDate: '2026-01-31: 480 min' }
				},
				{
					given: { de: 'derselbe Eintrag, geteilt', en: 'the same entry, cut' },
					facts: () => byDate(overnight, 'split'),
					says: { byDate: '2026-01-31: 240 min; 2026-02-01: 240 min' }
				}
			]
		},
		{
			title: { de: 'Zeitumstellung', en: 'When the clocks change' },
			text: {
				de: 'Dauern sind wirkliche Zeit. Am Tag der Umstellung auf Sommerzeit fehlt eine Stunde, im Herbst gibt es eine mehr; das Soll ändert sich nicht. Eine Uhrzeit, die es nicht gibt, wird abgelehnt; bei einer doppelten gilt die frühere, und die Eingabe bietet die andere an.',
				en: 'Lengths are real time. The day on which summer time begins lacks an hour, the one in autumn has one more; the target does not change. A wall time that does not exist is refused; of one that exists twice the earlier is taken, and the form offers the other.'
			},
			source: 'Tagwerk',
			code: 'domain/time/zone.ts',
			examples: [
				{
					given: {
						de: 'Nachtschicht 22:00–06:00 über den 29. März 2026',
						en: 'night shift 22:00–06:00 over 29 March 2026'
					},
					facts: () => {
						const [entry] = day('2026-03-28', '22:00–06:00');
						return { length: entry ? minutesBetween(entry.start, entry.stop) : 0 };
					},
					says: { length: 420 }
				},
				{
					given: { de: 'der 25. Oktober 2026', en: '25 October 2026' },
					facts: () => ({ length: dayLengthMinutes('2026-10-25', ZONE) }),
					says: { length: 1500 }
				},
				{
					given: { de: '29. März 2026, 02:30', en: '29 March 2026, 02:30' },
					facts: () => ({ outcome: resolveLocal('2026-03-29', '02:30', ZONE).status }),
					says: { outcome: 'nonexistent' }
				}
			]
		},
		{
			title: { de: 'Was an einem Eintrag nicht stimmt', en: 'What is wrong with an entry' },
			text: {
				de: 'Zukunft (mehr als 5 Minuten voraus), Ende vor Beginn, keine Minute lang, länger als 24 Stunden, Überschneidung mit einem eigenen Eintrag derselben Art. Nichts davon verhindert, dass ein Entwurf gespeichert wird: was jemand geschrieben hat, bleibt. Erst das Bestätigen wird abgelehnt. Niemand erfindet ein Ende: läuft eine Uhr länger als 16 Stunden, wird danach gefragt.',
				en: 'In the future (more than 5 minutes ahead), end before start, not a minute long, longer than 24 hours, overlap with an own entry of the same kind. None of it keeps a draft from being saved: what a person wrote stays. Only confirming is refused. Nobody invents an end: a clock that runs for more than 16 hours is asked about.'
			},
			source: 'Tagwerk',
			code: 'domain/time-entry/validation.ts',
			examples: [
				{
					given: { de: '08:00–12:00 neben 11:30–15:00', en: '08:00–12:00 beside 11:30–15:00' },
					facts: () => problems('08:00–12:00', day(MONDAY, '11:30–15:00')),
					says: { problems: 'OVERLAP' }
				},
				{
					given: { de: '08:00–12:00 neben 12:00–15:00', en: '08:00–12:00 beside 12:00–15:00' },
					facts: () => problems('08:00–12:00', day(MONDAY, '12:00–15:00')),
					says: { problems: '–' }
				}
			]
		}
	]
};
