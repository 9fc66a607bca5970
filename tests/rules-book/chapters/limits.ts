import { checkAverage } from '#domain/regulation/averages.ts';
import { addDays, datesFrom, weekdayOf } from '#domain/time/local-date.ts';
import { breakFacts, day, marks, MONDAY, profile } from '#tests/rules-book/given.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const TUESDAY = '2026-03-03';
const SUNDAY = '2026-03-08';

/** 24 weeks of so many minutes from Monday to Saturday, for somebody employed since a date. */
function average(minutesADay: number, extra = 0, employmentStart: string | null = null): Facts {
	const end = '2026-06-21';
	const dates = [...datesFrom(employmentStart ?? addDays(end, -24 * 7 + 1), end)];
	const worked = new Map(
		dates.filter((date) => weekdayOf(date) !== 'sun').map((date) => [date, minutesADay] as const)
	);
	worked.set(end, extra);
	const rule = profile('DE-ARBZG').average;
	if (rule === null) return {};
	const facts = { workedByDate: worked, neutralByDate: new Map<string, number>(), employmentStart };
	const check = checkAverage({ rule, end, ...facts });
	return { average: check.averageMinutes, over: check.isOver ? '✓' : '–' };
}

export const limits: Chapter = {
	title: { de: 'Höchstzeiten und Ruhe', en: 'Maximum hours and rest' },
	rules: [
		{
			title: { de: 'Der Arbeitstag', en: 'The working day' },
			text: {
				de: 'In Deutschland ist mehr als 8 Stunden eine Warnung, mehr als 10 Stunden ein Verstoß. Genau 8:00 und genau 10:00 sind in Ordnung.',
				en: 'In Germany more than 8 hours is a warning, more than 10 hours a violation. Exactly 8:00 and exactly 10:00 are fine.'
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
				de: 'Mindestens 11 Stunden (Jugendliche 12) zwischen dem Ende einer Schicht und dem Beginn der nächsten. Der Hinweis steht bei der späteren Schicht. In Branchen mit kürzerer Ruhezeit (etwa Pflege, Gaststätten) warnt Tagwerk unter 11 und meldet unter 10 Stunden einen Verstoß.',
				en: 'At least 11 hours (minors 12) between the end of a shift and the start of the next. The mark stands with the later shift. In trades with a reduced rest (care, restaurants) Tagwerk warns below 11 and reports a violation below 10 hours.'
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
				de: 'Arbeit zwischen 0 und 24 Uhr an einem Sonntag oder gesetzlichen Feiertag ist ein Verstoß, es sei denn, die Branche darf es oder HR hat eine Ausnahme vermerkt; dann bleibt ein Hinweis. Ein Feiertag am Sonntag gibt beide. Für den Ersatzruhetag erinnert Tagwerk: innerhalb von zwei Wochen nach einem Sonntag, von acht nach einem Feiertag an einem Werktag.',
				en: 'Work between 0:00 and 24:00 on a Sunday or a public holiday is a violation, unless the trade may or HR has recorded an exemption; then it is only noted. A holiday on a Sunday gives both. Tagwerk reminds of the substitute day of rest: within two weeks after a Sunday, eight after a holiday on a weekday.'
			},
			source: 'ArbZG § 9, § 10, § 11 (3)',
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
				de: 'Über 24 Wochen höchstens 48 Stunden je Woche. Urlaub und Krankheit fallen aus der Rechnung, Feiertage bleiben darin. Genau 48 Stunden sind in Ordnung. Wer noch nicht so lange da ist, bekommt eine Warnung statt eines Verstoßes; gerechnet wird auch dann über die vollen 24 Wochen, sonst hätte der erste Arbeitstag von 8 Stunden schon einen Schnitt von 56.',
				en: 'At most 48 hours a week over 24 weeks. Leave and sickness are taken out, public holidays stay in. Exactly 48 hours are fine. Somebody who has not been there that long gets a warning, not a violation; the sum still runs over the full 24 weeks, or a first working day of 8 hours would already average 56.'
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
				},
				{
					given: {
						de: 'seit vier Wochen da, Montag bis Samstag je 10 Stunden',
						en: 'there for four weeks, Monday to Saturday 10 hours each'
					},
					facts: () => average(600, 0, '2026-05-25'),
					says: { average: 600, over: '–' }
				}
			]
		},
		{
			title: { de: 'Jugendliche', en: 'Minors' },
			text: {
				de: 'Unter 18: Pause ab mehr als 4:30 Stunden (30 Minuten) und mehr als 6 Stunden (60 Minuten), nicht in der ersten und letzten Stunde; höchstens 4:30 Stunden am Stück, 8:30 Stunden am Tag, 10 Stunden vom ersten Beginn bis zum letzten Ende, 40 in der Woche, 12 Stunden Ruhe, keine Arbeit zwischen 20 und 6 Uhr, an Sonntagen und Feiertagen; samstags eine Warnung.',
				en: 'Under 18: a break from more than 4:30 hours (30 minutes) and more than 6 hours (60 minutes), not in the first or last hour; at most 4:30 hours at a stretch, 8:30 hours a day, 10 hours from the first start to the last end, 40 a week, 12 hours of rest, no work between 20:00 and 6:00, on Sundays and holidays; on Saturdays a warning.'
			},
			source: 'JArbSchG § 8, § 11 – § 14, § 16 – § 18',
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
				de: 'Jedes Land hat sein eigenes Profil. Österreich: 30 Minuten ab mehr als 6 Stunden, Warnung über 10, Verstoß über 12 Stunden, 60 in der Woche, 11 Stunden Ruhe, 48 Stunden im Schnitt von 17 Wochen. Schweiz: 15, 30 und 60 Minuten ab mehr als 5:30, 7 und 9 Stunden, höchstens 5:30 am Stück, 14 Stunden vom ersten Beginn bis zum letzten Ende, 45 Stunden in der Woche, 11 Stunden Ruhe (unter 8 ein Verstoß). EU: die Richtlinie. In den Profilen DE-ARBZG, AT-AZG, EU-2003-88 und WA-BASIC kann HR die Mindestpausen nach 6 und 9 Stunden selbst festlegen; liegt ein Wert unter dem Gesetz, bleibt er stehen und HR sieht es.',
				en: 'Each country has its own profile. Austria: 30 minutes from more than 6 hours, a warning over 10, a violation over 12 hours, 60 a week, 11 hours of rest, 48 hours on average over 17 weeks. Switzerland: 15, 30 and 60 minutes from more than 5:30, 7 and 9 hours, at most 5:30 at a stretch, 14 hours from the first start to the last end, 45 hours a week, 11 hours of rest (a violation below 8). EU: the directive. In the profiles DE-ARBZG, AT-AZG, EU-2003-88 and WA-BASIC HR may set the minimum breaks after 6 and 9 hours; a value below the law is kept, and HR sees it.'
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
