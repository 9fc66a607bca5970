import type { GroupData } from '#domain/reference/reference.ts';
import { spanProblems } from './spans.ts';
import type { Group, Span } from './types.ts';

/** What the panel holds while somebody types. */
export interface GroupDraft {
	readonly name: string;
	readonly members: readonly Span[];
	readonly managers: readonly Span[];
	readonly verification: boolean;
	/** null = the company's limit. */
	readonly timeoutDays: string | null;
	readonly blocksLate: boolean;
	readonly blocksViolations: boolean;
	/** Red marks are confirmed only with words on them. */
	readonly explainsViolations: boolean;
	readonly withdrawHours: string;
	/** Everybody in it is shown who is at work. */
	readonly showsPresence: boolean;
	/** null = all work types. */
	readonly workTypeIds: readonly string[] | null;
}

export type GroupField = 'name' | 'timeoutDays' | 'withdrawHours' | 'members' | 'managers';
export type GroupProblem = 'required' | 'days' | 'hours' | 'spans' | 'overlapping' | 'unfit';
export type GroupProblems = Readonly<Partial<Record<GroupField, GroupProblem>>>;

export interface GroupChange {
	name?: string;
	data?: Partial<GroupData>;
	members?: Span[];
}

/** The panel as it opens for a group; without one as it opens for a new one. */
export function groupDraftOf(group: Group | null): GroupDraft {
	return {
		name: group?.name ?? '',
		members: group?.members ?? [],
		managers: group?.data.managers ?? [],
		verification: group?.data.verification ?? false,
		timeoutDays: group?.data.timeoutDays === null || group === null ? null : String(group.data.timeoutDays),
		blocksLate: group?.data.onTimeout === 'block',
		blocksViolations: group?.data.onViolation === 'block',
		explainsViolations: group?.data.explainViolations ?? false,
		withdrawHours: String(group?.data.withdrawHours ?? 0),
		showsPresence: group?.data.presence ?? false,
		workTypeIds: group?.data.workTypeIds ?? null
	};
}

/** A whole number of the range, or null. */
export function wholeNumber(text: string, max: number): number | null {
	if (!/^\d{1,3}$/.test(text.trim())) return null;
	const value = Number(text);
	return value <= max ? value : null;
}

/** What is missing or cannot be. */
export function groupProblems(draft: GroupDraft): GroupProblems {
	const problems: Partial<Record<GroupField, GroupProblem>> = {};
	if (draft.name.trim() === '') problems.name = 'required';
	if (draft.timeoutDays !== null && wholeNumber(draft.timeoutDays, 366) === null)
		problems.timeoutDays = 'days';
	if (wholeNumber(draft.withdrawHours, 72) === null) problems.withdrawHours = 'hours';
	if (spanProblems(draft.members).size > 0) problems.members = 'spans';
	if (spanProblems(draft.managers).size > 0) problems.managers = 'spans';
	return problems;
}

/** The rules that the draft stands for; figures that cannot be read count as the harmless value. */
export function dataOf(draft: GroupDraft, isArchived: boolean): GroupData {
	return {
		verification: draft.verification,
		timeoutDays: draft.timeoutDays === null ? null : wholeNumber(draft.timeoutDays, 366),
		onTimeout: draft.blocksLate ? 'block' : 'warn',
		onViolation: draft.blocksViolations ? 'block' : 'warn',
		explainViolations: draft.explainsViolations,
		withdrawHours: wholeNumber(draft.withdrawHours, 72) ?? 0,
		presence: draft.showsPresence,
		managers: [...draft.managers],
		workTypeIds: draft.workTypeIds === null ? null : [...draft.workTypeIds],
		archived: isArchived
	};
}

/** The difference between what was opened and what was typed, as the server takes it. */
export function groupChange(group: Group | null, base: GroupDraft, draft: GroupDraft): GroupChange {
	const change: GroupChange = {};
	if (draft.name.trim() !== base.name || group === null) change.name = draft.name.trim();
	const before = dataOf(base, group?.data.archived ?? false);
	const after = dataOf(draft, group?.data.archived ?? false);
	const keys = Object.keys(after) as (keyof GroupData)[];
	const changed = keys.filter(
		(key) => group === null || JSON.stringify(before[key]) !== JSON.stringify(after[key])
	);
	if (changed.length > 0) {
		change.data = Object.fromEntries(changed.map((key) => [key, after[key]])) as Partial<GroupData>;
	}
	if (JSON.stringify(draft.members) !== JSON.stringify(base.members)) change.members = [...draft.members];
	return change;
}

/** What somebody else changed between opening and saving, among what is about to be saved. */
export function groupChangedMeanwhile(
	opened: Group,
	fresh: Group,
	change: GroupChange
): readonly ('name' | 'members' | 'rules')[] {
	const fields: ('name' | 'members' | 'rules')[] = [];
	if (change.name !== undefined && opened.name !== fresh.name) fields.push('name');
	if (change.members && JSON.stringify(opened.members) !== JSON.stringify(fresh.members))
		fields.push('members');
	const keys = Object.keys(change.data ?? {}) as (keyof GroupData)[];
	if (keys.some((key) => JSON.stringify(opened.data[key]) !== JSON.stringify(fresh.data[key]))) {
		fields.push('rules');
	}
	return fields;
}
