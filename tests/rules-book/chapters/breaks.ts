import { checkBreaks } from '#domain/regulation/breaks.ts';
import { breakHint } from '#domain/regulation/forecast.ts';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import {
	at,
	breakFacts,
	day,
	marks,
	MONDAY,
	profile,
	ZONE,
	type ExampleEntry
} from '#tests/rules-book/given.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

function stretch(entries: readonly ExampleEntry[]): Facts {
	const rules = profile('DE-ARBZG');
	const [shift] = shiftsOf(effectiveWork(entries, ZONE), rules.rest.min);
	return { stretch: shift ? checkBreaks(shift, rules).longestStretchMinutes : 0 };
}

export const breaks: Chapter = {
	title: { de: 'Pausen', en: 'Breaks' },
	rules: [
		{
			title: { de: 'Was eine Pause ist', en: 'What a break is' },
			text: {
				de: 'Pause ist jede Lücke in der Arbeit einer Schicht, ob als Pause eingetragen oder als Lücke zwischen zwei Einträgen. Pausen vor der ersten oder nach der letzten Arbeit verkürzen nur die Arbeit. Doppelt eingetragene Arbeit zählt einmal.',
				en: 'A break is every gap in the work of a shift, entered as a break or left between two entries. Breaks before the first or after the last work only shorten the work. Work entered twice counts once.'
			},
			source: 'ArbZG § 2 (1), § 4',
			code: 'domain/regulation/shifts.ts',
			examples: [
				{
					given: { de: '08:00–17:00 mit Pause 12:00–12:45', en: '08:00–17:00 with a break 12:00–12:45' },
					facts: () => breakFacts(day(MONDAY, '08:00–17:00', 'Pause 12:00–12:45'), 'DE-ARBZG'),
					says: { worked: 495, break: 45, counted: 45, required: 30 }
				},
				{
					given: {
						de: '08:00–12:15 und 12:45–17:00 mit Pause 12:00–13:15',
						en: '08:00–12:15 and 12:45–17:00 with a break 12:00–13:15'
					},
					facts: () => breakFacts(day(MONDAY, '08:00–12:15', '12:45–17:00', 'Pause 12:00–13:15'), 'DE-ARBZG'),
					says: { worked: 465, break: 75, counted: 75, required: 30 }
				}
			]
		},
		{
			title: { de: 'Wie lang die Pause sein muss', en: 'How long the break must be' },
			text: {
				de: 'In Deutschland: mehr als 6 Stunden Arbeit: 30 Minuten; mehr als 9 Stunden: 45 Minuten. „Mehr als" ist wörtlich gemeint, und gerechnet wird ohne Pausen: genau 6:00 Stunden brauchen keine, genau 9:00 noch 30 Minuten. Nur Pausen von mindestens 15 Minuten zählen.',
				en: 'In Germany: more than 6 hours of work: 30 minutes; more than 9 hours: 45 minutes. "More than" is meant literally, and breaks are taken off first: exactly 6:00 hours need none, exactly 9:00 still 30 minutes. Only breaks of at least 15 minutes count.'
			},
			source: 'ArbZG § 4; Richtlinie 2003/88/EG Art. 4',
			code: 'domain/regulation/breaks.ts',
			examples: [
				{
					given: { de: '08:00–14:00', en: '08:00–14:00' },
					facts: () => marks(day(MONDAY, '08:00–14:00')),
					says: { marks: '–', red: '–' }
				},
				{
					given: { de: '08:00–14:01', en: '08:00–14:01' },
					facts: () => marks(day(MONDAY, '08:00–14:01')),
					says: { marks: 'BRK_MISSING (0/30), BRK_STRETCH (361/360)', red: '✓' }
				},
				{
					given: { de: '08:00–12:00 und 12:14–16:00', en: '08:00–12:00 and 12:14–16:00' },
					facts: () => breakFacts(day(MONDAY, '08:00–12:00', '12:14–16:00'), 'DE-ARBZG'),
					says: { worked: 466, break: 14, counted: 0, required: 30 }
				}
			]
		},
		{
			title: {
				de: 'Wie lange am Stück gearbeitet werden darf',
				en: 'How long work may go on without a break'
			},
			text: {
				de: 'In Deutschland nicht länger als 6 Stunden. Gezählt wird die Arbeit seit der letzten Pause, die zählt; kurze Lücken unterbrechen nicht und zählen nicht mit.',
				en: 'In Germany not longer than 6 hours. What counts is the work since the last break that counts; short gaps neither interrupt it nor add to it.'
			},
			source: 'ArbZG § 4 Satz 3',
			code: 'domain/regulation/breaks.ts',
			examples: [
				{
					given: { de: '08:00–11:00, 11:10–14:10, 14:40–15:00', en: '08:00–11:00, 11:10–14:10, 14:40–15:00' },
					facts: () => stretch(day(MONDAY, '08:00–11:00', '11:10–14:10', '14:40–15:00')),
					says: { stretch: 360 }
				}
			]
		},
		{
			title: { de: 'Hinweis vor der Pause', en: 'The hint before a break falls due' },
			text: {
				de: 'Die laufende Uhr sagt vorher, wann die Pause fällig wird. Sie rechnet mit denselben Regeln.',
				en: 'The running clock says beforehand when the break falls due. It asks the same rules.'
			},
			source: 'Tagwerk',
			code: 'domain/regulation/forecast.ts',
			examples: [
				{
					given: { de: 'begonnen um 08:00, jetzt 13:30', en: 'started at 08:00, now 13:30' },
					facts: () => {
						const entries = day(MONDAY, '08:00–13:30').map((entry) => ({ ...entry, stop: null }));
						const hint = breakHint({
							entries,
							zone: ZONE,
							profile: profile('DE-ARBZG'),
							now: at(MONDAY, '13:30')
						});
						return { breakDue: hint === null ? '–' : localTimeOf(hint.dueAt, ZONE) };
					},
					says: { breakDue: '14:00' }
				}
			]
		}
	]
};
