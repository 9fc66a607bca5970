import type { Profile } from '#domain/regulation/profile-shape.ts';

/** Austria, adults. Breaks AZG §11 (2 x 15 or 3 x 10 min), day §9 and §7(6), rest §12, 48 h over 17 weeks; Sundays and holidays ARG. */
export const AT_AZG: Profile = {
	id: 'AT-AZG',
	title: 'Austria, AZG/ARG (adults)',
	validFrom: '2018-09-01',
	rules: {
		BRK_MISSING: 'AZG §11',
		DAY_OVER_REGULAR: 'AZG §7',
		DAY_OVER_MAX: 'AZG §9',
		REST_SHORT: 'AZG §12',
		WEEK_OVER_MAX: 'AZG §9',
		AVG_OVER: 'AZG §9(4)',
		SUNDAY_WORK: 'ARG §3',
		HOLIDAY_WORK: 'ARG §7'
	},
	breaks: { tiers: [{ over: 360, need: 30 }], minBlock: 10, maxStretch: null, edge: 0 },
	daily: { warn: 600, max: 720 },
	span: null,
	rest: { min: 660, reduced: null },
	weekly: { max: 3600 },
	average: { weeklyMax: 2880, weeks: 17 },
	sunday: 'violation',
	holiday: 'violation',
	saturday: 'off',
	night: null
};
