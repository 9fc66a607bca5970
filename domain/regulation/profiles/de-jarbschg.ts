import type { Profile } from '#domain/regulation/profile-shape.ts';

/** Germany, under 18. Breaks JArbSchG §11, day and 40 h week §8, span §12, rest §13, night §14, Saturday §16, Sunday §17, holidays §18. */
export const DE_JARBSCHG: Profile = {
	id: 'DE-JARBSCHG',
	title: 'Germany, JArbSchG (under 18)',
	validFrom: '1997-03-01',
	rules: {
		BRK_MISSING: 'JArbSchG §11',
		BRK_STRETCH: 'JArbSchG §11(2)',
		DAY_OVER_REGULAR: 'JArbSchG §8',
		DAY_OVER_MAX: 'JArbSchG §8',
		SPAN_OVER: 'JArbSchG §12',
		REST_SHORT: 'JArbSchG §13',
		NIGHT_WORK: 'JArbSchG §14',
		SATURDAY_WORK: 'JArbSchG §16',
		SUNDAY_WORK: 'JArbSchG §17',
		HOLIDAY_WORK: 'JArbSchG §18',
		WEEK_OVER_MAX: 'JArbSchG §8'
	},
	breaks: {
		tiers: [
			{ over: 270, need: 30 },
			{ over: 360, need: 60 }
		],
		minBlock: 15,
		maxStretch: 270,
		edge: 60
	},
	daily: { warn: 480, max: 510 },
	span: 600,
	rest: { min: 720, reduced: null },
	weekly: { max: 2400 },
	average: null,
	sunday: 'violation',
	holiday: 'violation',
	saturday: 'warning',
	night: { from: '20:00', to: '06:00' }
};
