import { defaultGeneralSettings } from '#domain/settings/general-settings.ts';
import type { AbsenceTypeData, GroupData, WorkTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { defaultVacationRule, type VacationRule } from '#domain/vacation/vacation-rule.ts';
import { COMPANY_LOCATION_ID, GENERAL_ID } from '#server/settings/settings.usecases.ts';
import type { ReferenceItem } from '#server/settings/reference.usecases.ts';
import { builtInAbsenceTypes } from '#server/absences/absence-types.usecase.ts';

export const DEMO_ZONE = 'Europe/Berlin';
export const DEMO_PLACE = { country: 'DE', state: 'BY', region: null };
export const DEMO_HR = 'katrin.bielak';
const COMPANY = 'Hofer Elektrobau';

/** A group of the firm: the people with these personal numbers, first and last included. */
export interface DemoGroup {
	readonly id: string;
	readonly name: string;
	readonly first: number;
	readonly last: number;
	/** User name of who manages it. */
	readonly manager: string;
	readonly verification: boolean;
}

export const demoGroups: readonly DemoGroup[] = [
	{
		id: 'montage-nord',
		name: 'Montage Nord',
		first: 1000,
		last: 1027,
		manager: 'jana.schafer',
		verification: true
	},
	{
		id: 'montage-sued',
		name: 'Montage Süd',
		first: 1028,
		last: 1050,
		manager: 'theo.wolff',
		verification: true
	},
	{ id: 'buero', name: 'Büro', first: 1051, last: 1063, manager: 'petra.ozdemir', verification: false }
];

/** The group a person belongs to by personal number. */
export function demoGroupOf(personalNumber: string): DemoGroup {
	const number = Number(personalNumber);
	const group = demoGroups.find(({ first, last }) => number >= first && number <= last);
	if (group === undefined) throw new RangeError(`Nobody in the demo firm has the number ${personalNumber}`);
	return group;
}

const looks: Readonly<Record<string, { id: string; colour: string; icon: string }>> = {
	Montage: { id: 'montage', colour: '#1B7A66', icon: 'wrench' },
	Werkstatt: { id: 'werkstatt', colour: '#B5532C', icon: 'hammer' },
	Büro: { id: 'buero-arbeit', colour: '#4B5BB5', icon: 'office' },
	Fahrt: { id: 'fahrt', colour: '#3A86BD', icon: 'truck' },
	Notdienst: { id: 'notdienst', colour: '#93357A', icon: 'bell' },
	Schulung: { id: 'schulung', colour: '#6B7A1F', icon: 'book' }
};

/** The id of the work type a row names. */
export function demoWorkTypeId(label: string): string {
	return looks[label]?.id ?? 'montage';
}

/** Thirty days a year, a week more than the law asks for, and five of them into the next year. */
const vacationRule: VacationRule = {
	...defaultVacationRule(DEMO_PLACE.country),
	annualDays: 30,
	carryLimitDays: 5
};

const ownAbsenceTypes: readonly AbsenceTypeData[] = [
	{ label: 'Gleitzeit', effect: 'debit', category: 'other', rule: { route: 'manager' } },
	{
		label: 'Sonderurlaub',
		effect: 'credit',
		category: 'other',
		rule: { maxDaysPerEvent: 2, maxDaysPerYear: 5, unit: 'day', route: 'manager' }
	}
];

/** Company, place, groups, work types, absence types and the rule about vacation. `since` = the day on which everything begins. */
export function demoReferences(since: LocalDate, userIdOf: (sip: string) => string): ReferenceItem[] {
	const { country, state } = DEMO_PLACE;
	const general = defaultGeneralSettings({
		company: COMPANY,
		country,
		state,
		zone: DEMO_ZONE,
		language: 'de'
	});
	return [
		{ id: GENERAL_ID, kind: 'general', name: COMPANY, data: general },
		{
			id: COMPANY_LOCATION_ID,
			kind: 'location',
			name: COMPANY,
			data: { ...DEMO_PLACE, zone: DEMO_ZONE }
		},
		...demoGroups.map(({ id, name, manager, verification }) => ({
			id,
			kind: 'group' as const,
			name,
			data: groupData(verification, userIdOf(manager), since)
		})),
		...Object.entries(looks).map(([name, { id, colour, icon }]) => ({
			id,
			kind: 'work_type' as const,
			name,
			data: workTypeData(colour, icon)
		})),
		...builtInAbsenceTypes('de'),
		...ownAbsenceTypes.map((data) => ({
			id: data.label.toLowerCase(),
			kind: 'absence_type' as const,
			name: data.label,
			data
		})),
		{ id: 'vacation-rule', kind: 'vacation_rule', name: 'Urlaub', data: vacationRule }
	];
}

function groupData(verification: boolean, managerId: string, since: LocalDate): GroupData {
	return {
		verification,
		timeoutDays: null,
		onTimeout: 'warn',
		onViolation: 'warn',
		withdrawHours: 0,
		managers: [{ userId: managerId, from: since, to: null }],
		workTypeIds: null,
		archived: false
	};
}

function workTypeData(colour: string, icon: string): WorkTypeData {
	return { percent: 100, compliance: true, colour, icon, groupIds: null, retired: false };
}
