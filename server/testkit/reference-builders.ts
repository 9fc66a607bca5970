import type { GeneralData, GroupData } from '#domain/reference/reference.ts';

/** The company's rules with the values of a German firm; tests name only what they are about. */
export function aGeneral(over: Partial<GeneralData> = {}): GeneralData {
	return {
		company: 'Testfirma',
		country: 'DE',
		state: 'BY',
		zone: 'Europe/Berlin',
		language: 'de',
		timeoutDays: null,
		minBreakAfter6h: 30,
		minBreakAfter9h: 45,
		profile: 'DE-ARBZG',
		defaultMinutes: { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 },
		...over
	};
}

/** A group's rules: no verification, warnings instead of refusals, nobody manages it. */
export function aGroupData(over: Partial<GroupData> = {}): GroupData {
	return {
		verification: false,
		timeoutDays: null,
		onTimeout: 'warn',
		onViolation: 'warn',
		withdrawHours: 0,
		managers: [],
		workTypeIds: null,
		archived: false,
		...over
	};
}
