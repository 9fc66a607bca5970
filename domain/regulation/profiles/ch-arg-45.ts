import type { Profile } from '#domain/regulation/profile-shape.ts';

/** Switzerland, 45 h week. Breaks ArG art. 15 and ArGV1 art. 18, span art. 10, rest art. 15a, week art. 9. */
export const CH_ARG_45: Profile = {
	id: 'CH-ARG-45',
	title: 'Switzerland, ArG (45 h week)',
	validFrom: '2000-08-01',
	rules: {
		BRK_MISSING: 'ArG Art. 15',
		BRK_STRETCH: 'ArGV 1 Art. 18',
		SPAN_OVER: 'ArG Art. 10',
		REST_SHORT: 'ArG Art. 15a',
		REST_REDUCED: 'ArG Art. 15a',
		WEEK_OVER_MAX: 'ArG Art. 9',
		SUNDAY_WORK: 'ArG Art. 18',
		HOLIDAY_WORK: 'ArG Art. 20a'
	},
	breaks: {
		tiers: [
			{ over: 330, need: 15 },
			{ over: 420, need: 30 },
			{ over: 540, need: 60 }
		],
		minBlock: 15,
		maxStretch: 330,
		edge: 0
	},
	daily: { warn: null, max: null },
	span: 840,
	rest: { min: 660, reduced: 480 },
	weekly: { max: 2700 },
	average: null,
	sunday: 'violation',
	holiday: 'violation',
	saturday: 'off',
	night: null
};
