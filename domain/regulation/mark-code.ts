/** Every mark there is: what a rule of working time may say about a day. */
export const markCodes = [
	'BRK_MISSING',
	'BRK_STRETCH',
	'DAY_OVER_REGULAR',
	'DAY_OVER_MAX',
	'SPAN_OVER',
	'REST_SHORT',
	'REST_REDUCED',
	'SUNDAY_WORK',
	'HOLIDAY_WORK',
	'SATURDAY_WORK',
	'NIGHT_WORK',
	'WEEK_OVER_MAX',
	'AVG_OVER',
	'WORK_DURING_ABSENCE',
	'LONG_RUNNING',
	'LATE_CONFIRM',
	'LATE_SYNC',
	'CLOCK_SUSPECT'
] as const;
export type MarkCode = (typeof markCodes)[number];
