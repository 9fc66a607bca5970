import type { Profile } from '#domain/regulation/profile-shape.ts';

/** Nothing but the two company settings: minimum break after 6 h and after 9 h. */
export const WA_BASIC: Profile = {
	id: 'WA-BASIC',
	title: 'Working-App semantics: only the two configurable minimum breaks',
	validFrom: '0001-01-01',
	rules: {},
	breaks: {
		tiers: [
			{ over: 360, need: 30 },
			{ over: 540, need: 45 }
		],
		minBlock: 1,
		maxStretch: null,
		edge: 0
	},
	daily: { warn: null, max: null },
	span: null,
	rest: { min: null, reduced: null },
	weekly: { max: null },
	average: null,
	sunday: 'off',
	holiday: 'off',
	saturday: 'off',
	night: null
};
