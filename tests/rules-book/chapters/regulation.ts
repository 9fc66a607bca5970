import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { checkAverage } from '#domain/regulation/averages.ts';
import { checkBreaks } from '#domain/regulation/breaks.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import { breakHint } from '#domain/regulation/forecast.ts';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { addDays, datesFrom, weekdayOf } from '#domain/time/local-date.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import {
	at,
	breakFacts,
	day,
	markFacts,
	MONDAY,
	profile,
	ZONE,
	type ExampleEntry
} from '#tests/rules-book/given.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const TUESDAY = '2026-03-03';
const SUNDAY = '2026-03-08';

function marks(entries: readonly ExampleEntry[], profileId = 'DE-ARBZG', holidays?: HolidayCalendar): Facts {
	return markFacts(
		marksOf({
			entries,
			zone: ZONE,
			profile: profile(profileId),
			from: '2026-01-01',
			to: '2026-12-31',
			...(holidays === undefined ? {} : { holidays })
		})
	);
}

function stretch(entries: readonly ExampleEntry[]): Facts {
	const rules = profile('DE-ARBZG');
	const [shift] = shiftsOf(effectiveWork(entries, ZONE), rules.rest.min);
	return { stretch: shift ? checkBreaks(shift, rules).longestStretchMinutes : 0 };
}

/** 24 weeks of so many minutes from Monday to Saturday. */
function average(minutesADay: number, extra = 0): Facts {
	const end = '2026-06-21';
	const dates = [...datesFrom(addDays(end, -24 * 7 + 1), end)];
	const worked = new Map(
		dates.filter((date) => weekdayOf(date) !== 'sun').map((date) => [date, minutesADay] as const)
	);
	worked.set(end, extra);
	const rule = profile('DE-ARBZG').average;
	if (rule === null) return {};
	const check = checkAverage({ rule, end, workedByDate: worked, neutralByDate: new Map() });
	return { average: check.averageMinutes, over: check.isOver ? '✓' : '–' };
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
				de: 'Mehr als 6 Stunden Arbeit: 30 Minuten; mehr als 9 Stunden: 45 Minuten. „Mehr als" ist wörtlich gemeint, und gerechnet wird ohne Pausen: genau 6:00 Stunden brauchen keine, genau 9:00 noch 30 Minuten. Nur Pausen von mindestens 15 Minuten zählen.',
				en: 'More than 6 hours of work: 30 minutes; more than 9 hours: 45 minutes. "More than" is meant literally, and breaks are taken off first: exactly 6:00 hours need none, exactly 9:00 still 30 minutes. Only breaks of at least 15 minutes count.'
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
				de: 'Nicht länger als 6 Stunden. Gezählt wird die Arbeit seit der letzten Pause, die zählt; kurze Lücken unterbrechen nicht und zählen nicht mit.',
				en: 'Not longer than 6 hours. What counts is the work since the last break that counts; short gaps neither interrupt it nor add to it.'
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

export const limits: Chapter = {
	title: { de: 'Höchstzeiten und Ruhe', en: 'Maximum hours and rest' },
	rules: [
		{
			title: { de: 'Der Arbeitstag', en: 'The working day' },
			text: {
				de: 'Mehr als 8 Stunden ist eine Warnung, mehr als 10 Stunden ein Verstoß. Genau 8:00 und genau 10:00 sind in Ordnung.',
				en: 'More than 8 hours is a warning, more than 10 hours a violation. Exactly 8:00 and exactly 10:00 are fine.'
			},
			source: 'ArbZG § 3',
			code: 'domain/regulation/shift-marks.ts',
			examples: [
				{
					given: { de: '07:00–12:00 und 12:45–17:45', en: '07:00–12:00 and 12:45–17:45' },
					facts: () => marks(day(MONDAY, '07:00–12:00', '12:45–17:45')),
					says: { marks: 'DAY_OVER_REGULAR (600/480)', red: '–' }
				},
				{
					given: { de: 'eine Minute mehr', en: 'one minute more' },
					facts: () => marks(day(MONDAY, '07:00–12:00', '12:45–17:46')),
					says: { marks: 'DAY_OVER_MAX (601/600)', red: '✓' }
				}
			]
		},
		{
			title: { de: 'Ruhe zwischen zwei Tagen', en: 'Rest between two days' },
			text: {
				de: 'Mindestens 11 Stunden zwischen dem Ende einer Schicht und dem Beginn der nächsten. Der Hinweis steht bei der späteren Schicht. In Branchen mit kürzerer Ruhezeit (etwa Pflege, Gaststätten) warnt Tagwerk unter 11 und meldet unter 10 Stunden einen Verstoß.',
				en: 'At least 11 hours between the end of a shift and the start of the next. The mark stands with the later shift. In trades with a reduced rest (care, restaurants) Tagwerk warns below 11 and reports a violation below 10 hours.'
			},
			source: 'ArbZG § 5 (1), (2)',
			code: 'domain/regulation/rest.ts',
			examples: [
				{
					given: { de: 'Montag bis 22:00, Dienstag ab 09:00', en: 'Monday until 22:00, Tuesday from 09:00' },
					facts: () => marks([...day(MONDAY, '18:00–22:00'), ...day(TUESDAY, '09:00–12:00')]),
					says: { marks: '–', red: '–' }
				},
				{
					given: { de: 'Montag bis 22:00, Dienstag ab 08:30', en: 'Monday until 22:00, Tuesday from 08:30' },
					facts: () => marks([...day(MONDAY, '18:00–22:00'), ...day(TUESDAY, '08:30–12:00')]),
					says: { marks: 'REST_SHORT (630/660)', red: '✓' }
				},
				{
					given: { de: 'dasselbe, mit verkürzter Ruhezeit', en: 'the same, with a reduced rest' },
					facts: () => marks([...day(MONDAY, '18:00–22:00'), ...day(TUESDAY, '08:30–12:00')], 'DE-ARBZG-5-2'),
					says: { marks: 'REST_REDUCED (630/660)', red: '–' }
				}
			]
		},
		{
			title: { de: 'Eine Schicht, auch mit langer Lücke', en: 'One shift, even with a long gap' },
			text: {
				de: 'Arbeit nach weniger als 4 Stunden Lücke gehört zur selben Schicht, auch über Mitternacht. Am selben Tag gehört sie noch zur Schicht, solange die Lücke kürzer als die Ruhezeit ist.',
				en: 'Work after a gap of less than 4 hours belongs to the same shift, also over midnight. On the same day it belongs to the shift as long as the gap is shorter than the rest.'
			},
			source: 'Tagwerk; ArbZG § 5',
			code: 'domain/regulation/shifts.ts',
			examples: [
				{
					given: { de: '06:00–11:00 und 16:00–20:00', en: '06:00–11:00 and 16:00–20:00' },
					facts: () => breakFacts(day(MONDAY, '06:00–11:00', '16:00–20:00'), 'DE-ARBZG'),
					says: { worked: 540, break: 300, counted: 300, required: 30 }
				}
			]
		},
		{
			title: { de: 'Sonntag und Feiertag', en: 'Sunday and public holiday' },
			text: {
				de: 'Arbeit zwischen 0 und 24 Uhr an einem Sonntag oder gesetzlichen Feiertag ist ein Verstoß, es sei denn, die Branche darf es oder HR hat es erlaubt; dann bleibt ein Hinweis. Ein Feiertag am Sonntag gibt beide.',
				en: 'Work between 0:00 and 24:00 on a Sunday or a public holiday is a violation, unless the trade may or HR has permitted it; then it is only noted. A holiday on a Sunday gives both.'
			},
			source: 'ArbZG § 9, § 10',
			code: 'domain/regulation/calendar-marks.ts',
			examples: [
				{
					given: { de: 'Sonntag 10:00–12:00', en: 'Sunday 10:00–12:00' },
					facts: () => marks(day(SUNDAY, '10:00–12:00')),
					says: { marks: 'SUNDAY_WORK (120/0)', red: '✓' }
				},
				{
					given: { de: '1. Mai 2026, 08:00–10:00', en: '1 May 2026, 08:00–10:00' },
					facts: () =>
						marks(
							day('2026-05-01', '08:00–10:00'),
							'DE-ARBZG',
							new Map([['2026-05-01', { name: 'Maifeiertag', fraction: 1, legal: true }]])
						),
					says: { marks: 'HOLIDAY_WORK (120/0)', red: '✓' }
				}
			]
		},
		{
			title: { de: '48 Stunden im Durchschnitt', en: '48 hours on average' },
			text: {
				de: 'Über 24 Wochen höchstens 48 Stunden je Woche. Urlaub und Krankheit fallen aus der Rechnung, Feiertage bleiben darin. Genau 48 Stunden sind in Ordnung. Wer noch nicht so lange da ist, bekommt eine Warnung statt eines Verstoßes.',
				en: 'At most 48 hours a week over 24 weeks. Leave and sickness are taken out, public holidays stay in. Exactly 48 hours are fine. Somebody who has not been there that long gets a warning, not a violation.'
			},
			source: 'ArbZG § 3; Richtlinie 2003/88/EG Art. 6, 16',
			code: 'domain/regulation/averages.ts',
			examples: [
				{
					given: {
						de: '24 Wochen, Montag bis Samstag je 8 Stunden',
						en: '24 weeks, Monday to Saturday 8 hours each'
					},
					facts: () => average(480),
					says: { average: 2880, over: '–' }
				},
				{
					given: { de: 'und eine Minute mehr', en: 'and one minute more' },
					facts: () => average(480, 1),
					says: { average: 2880, over: '✓' }
				}
			]
		},
		{
			title: { de: 'Jugendliche', en: 'Minors' },
			text: {
				de: 'Unter 18: Pause ab mehr als 4:30 Stunden (30 Minuten) und mehr als 6 Stunden (60 Minuten), nicht in der ersten und letzten Stunde; höchstens 8:30 Stunden am Tag, 40 in der Woche, 12 Stunden Ruhe, keine Arbeit zwischen 20 und 6 Uhr.',
				en: 'Under 18: a break from more than 4:30 hours (30 minutes) and more than 6 hours (60 minutes), not in the first or last hour; at most 8:30 hours a day, 40 a week, 12 hours of rest, no work between 20:00 and 6:00.'
			},
			source: 'JArbSchG § 8, § 11, § 13, § 14',
			code: 'domain/regulation/profiles/de-jarbschg.ts',
			examples: [
				{
					given: { de: '16:00–18:00 und 18:30–20:30', en: '16:00–18:00 and 18:30–20:30' },
					facts: () => marks(day(MONDAY, '16:00–18:00', '18:30–20:30'), 'DE-JARBSCHG'),
					says: { marks: 'NIGHT_WORK (30/0)', red: '✓' }
				}
			]
		},
		{
			title: { de: 'Österreich, Schweiz, übrige EU', en: 'Austria, Switzerland, the rest of the EU' },
			text: {
				de: 'Jedes Land hat sein eigenes Profil. Österreich: 30 Minuten ab mehr als 6 Stunden, Warnung über 10, Verstoß über 12 Stunden, 60 in der Woche. Schweiz: 15, 30 und 60 Minuten ab mehr als 5:30, 7 und 9 Stunden, 45 Stunden in der Woche. EU: die Richtlinie. HR kann die Mindestpausen nach 6 und 9 Stunden selbst festlegen.',
				en: 'Each country has its own profile. Austria: 30 minutes from more than 6 hours, a warning over 10, a violation over 12 hours, 60 a week. Switzerland: 15, 30 and 60 minutes from more than 5:30, 7 and 9 hours, 45 hours a week. EU: the directive. HR may set the minimum breaks after 6 and 9 hours.'
			},
			source: 'AZG § 9, § 11, § 12; ArG Art. 9, 15, 15a; Richtlinie 2003/88/EG',
			code: 'domain/regulation/profile.ts',
			examples: [
				{
					given: {
						de: 'Schweiz, 08:00–15:16 mit Pause 12:00–12:15',
						en: 'Switzerland, 08:00–15:16 with a break 12:00–12:15'
					},
					facts: () => breakFacts(day(MONDAY, '08:00–15:16', 'Pause 12:00–12:15'), 'CH-ARG-45'),
					says: { worked: 421, break: 15, counted: 15, required: 30 }
				}
			]
		}
	]
};
