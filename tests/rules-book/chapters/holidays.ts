import { applyCompanyDays, holidayOn } from '#domain/public-holiday/company-days.ts';
import { computeHolidays } from '#server/holidays/compute-holidays.ts';
import type { Chapter, Facts } from '#tests/rules-book/rule.ts';

const none = { add: [], remove: [], halfDays: [] } as const;
const bavaria = { country: 'DE', state: 'BY', region: null };

function isOff(date: string, place: Parameters<typeof computeHolidays>[0]): Facts {
	const legal = computeHolidays(place, Number(date.slice(0, 4)));
	return { fraction: holidayOn(date, legal, none).fraction };
}

export const holidays: Chapter = {
	title: { de: 'Feiertage', en: 'Public holidays' },
	rules: [
		{
			title: { de: 'Nach dem Ort der Arbeit', en: 'By the place of work' },
			text: {
				de: 'Jede Person hat einen Ort: Land, Bundesland oder Kanton, wo nötig die Gemeinde. Frei sind nur gesetzliche Feiertage. Ohne Bundesland gelten die Tage, die überall im Land gelten; für die Schweiz die, die alle Kantone gemeinsam haben.',
				en: 'Each person has a place: country, state or canton, where needed the municipality. Only legal holidays are off. Without a state the days count that are the same everywhere in the country; for Switzerland those that all cantons share.'
			},
			source: 'Feiertagsgesetze der deutschen Länder; ARG § 7 (Österreich); Gesetze der Kantone',
			code: 'server/holidays/compute-holidays.ts',
			examples: [
				{
					given: {
						de: '15. August 2026 in Bayern ohne Gemeinde',
						en: '15 August 2026 in Bavaria without a municipality'
					},
					facts: () => isOff('2026-08-15', bavaria),
					says: { fraction: 0 }
				},
				{
					given: { de: '6. Januar 2026 in Bayern', en: '6 January 2026 in Bavaria' },
					facts: () => isOff('2026-01-06', bavaria),
					says: { fraction: 1 }
				},
				{
					given: { de: 'die Schweiz ohne Kanton, 2026', en: 'Switzerland without a canton, 2026' },
					facts: () => ({
						holidays: computeHolidays({ country: 'CH', state: null, region: null }, 2026)
							.map(({ date }) => date)
							.join(', ')
					}),
					says: {
						holidays: '2026-01-01, 2026-04-05, 2026-05-14, 2026-05-24, 2026-08-01, 2026-12-25'
					}
				}
			]
		},
		{
			title: { de: 'Tage der Firma', en: 'Company days' },
			text: {
				de: 'HR kann Tage hinzufügen (auch halbe, etwa den 24. Dezember) und für die Firma streichen. Ein gestrichener gesetzlicher Feiertag bleibt für das Gesetz einer: wer dann arbeitet, bekommt den Hinweis.',
				en: 'HR may add days (half ones too, 24 December for example) and take days off the company’s list. A legal holiday taken off stays one before the law: who works then gets the mark.'
			},
			source: 'Tagwerk; ArbZG § 9',
			code: 'domain/public-holiday/company-days.ts',
			examples: [
				{
					given: { de: '24. Dezember 2026 als halber Tag', en: '24 December 2026 as a half day' },
					facts: () => {
						const company = {
							...none,
							add: [{ date: '2026-12-24', name: 'Heiligabend', fraction: 0.5 as const }]
						};
						const days = applyCompanyDays(computeHolidays(bavaria, 2026), company, 2026);
						const found = days.find(({ date }) => date === '2026-12-24');
						return { fraction: found?.fraction ?? 0 };
					},
					says: { fraction: 0.5 }
				}
			]
		}
	]
};
