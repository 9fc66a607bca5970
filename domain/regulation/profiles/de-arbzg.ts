import type { Profile } from '#domain/regulation/profile-shape.ts';

/** Germany, adults. Breaks ArbZG §4, day §3, rest §5, Sundays and holidays §9, 48 h over 24 weeks §3. */
export const DE_ARBZG: Profile = {
	id: 'DE-ARBZG',
	title: 'Germany, ArbZG (adults)',
	validFrom: '1994-07-01',
	rules: {
		BRK_MISSING: 'ArbZG §4',
		BRK_STRETCH: 'ArbZG §4',
		DAY_OVER_REGULAR: 'ArbZG §3',
		DAY_OVER_MAX: 'ArbZG §3',
		REST_SHORT: 'ArbZG §5',
		SUNDAY_WORK: 'ArbZG §9',
		HOLIDAY_WORK: 'ArbZG §9',
		AVG_OVER: 'ArbZG §3'
	},
	breaks: {
		tiers: [
			{ over: 360, need: 30 },
			{ over: 540, need: 45 }
		],
		minBlock: 15,
		maxStretch: 360,
		edge: 0
	},
	daily: { warn: 480, max: 600 },
	span: null,
	rest: { min: 660, reduced: null },
	weekly: { max: null },
	average: { weeklyMax: 2880, weeks: 24 },
	sunday: 'violation',
	holiday: 'violation',
	saturday: 'off',
	night: null
};

/** The same with the ten hours of rest of ArbZG §5(2) and the Sunday work of §10: hospitals, catering, transport. */
export const DE_ARBZG_5_2: Profile = {
	id: 'DE-ARBZG-5-2',
	title: 'Germany, ArbZG with the 10 h rest of sect. 5(2) (hospitals, catering, transport...)',
	validFrom: '1994-07-01',
	rules: {
		BRK_MISSING: 'ArbZG §4',
		BRK_STRETCH: 'ArbZG §4',
		DAY_OVER_REGULAR: 'ArbZG §3',
		DAY_OVER_MAX: 'ArbZG §3',
		REST_SHORT: 'ArbZG §5(2)',
		REST_REDUCED: 'ArbZG §5(2)',
		SUNDAY_WORK: 'ArbZG §10',
		HOLIDAY_WORK: 'ArbZG §10',
		AVG_OVER: 'ArbZG §3'
	},
	breaks: {
		tiers: [
			{ over: 360, need: 30 },
			{ over: 540, need: 45 }
		],
		minBlock: 15,
		maxStretch: 360,
		edge: 0
	},
	daily: { warn: 480, max: 600 },
	span: null,
	rest: { min: 660, reduced: 600 },
	weekly: { max: null },
	average: { weeklyMax: 2880, weeks: 24 },
	sunday: 'info',
	holiday: 'info',
	saturday: 'off',
	night: null
};
