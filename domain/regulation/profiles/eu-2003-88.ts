import type { Profile } from '#domain/regulation/profile-shape.ts';

/** Directive 2003/88/EC: a break after 6 h (art. 4), 11 h rest (art. 3), 48 h over four months (art. 6, 16). */
export const EU_2003_88: Profile = {
	id: 'EU-2003-88',
	title: 'EU directive 2003/88/EC minimum',
	validFrom: '2004-08-02',
	rules: {
		BRK_MISSING: '2003/88/EC Art. 4',
		REST_SHORT: '2003/88/EC Art. 3',
		AVG_OVER: '2003/88/EC Art. 6'
	},
	breaks: { tiers: [{ over: 360, need: 1 }], minBlock: 1, maxStretch: null, edge: 0 },
	daily: { warn: null, max: null },
	span: null,
	rest: { min: 660, reduced: null },
	weekly: { max: null },
	average: { weeklyMax: 2880, months: 4 },
	sunday: 'off',
	holiday: 'off',
	saturday: 'off',
	night: null
};
