import { WORK_TYPE_MAX_PERCENT, type WorkTypeData } from '#domain/reference/reference.ts';
import { hues } from './hues.ts';
import type { WorkType } from './types.ts';

/** What the panel holds while somebody types. */
export interface WorkTypeDraft {
	readonly name: string;
	readonly colour: string;
	readonly icon: string;
	readonly percent: string;
	readonly compliance: boolean;
	/** null = for everybody. */
	readonly groupIds: readonly string[] | null;
}

export type WorkTypeProblems = Readonly<{ name?: true; percent?: true }>;

/** The panel as it opens; a new type gets the first colour nobody uses yet. */
export function workTypeDraftOf(type: WorkType | null, all: readonly WorkType[]): WorkTypeDraft {
	const used = new Set(all.filter((other) => !other.data.retired).map((other) => other.data.colour));
	const free = hues.find((hue) => !used.has(hue.value)) ?? hues[0];
	return {
		name: type?.name ?? '',
		colour: type?.data.colour ?? free.value,
		icon: type?.data.icon ?? 'hammer',
		percent: String(type?.data.percent ?? 100),
		compliance: type?.data.compliance ?? true,
		groupIds: type?.data.groupIds ?? null
	};
}

/** Whole per cent from 0 to 300, or null. */
export function percentOf(text: string): number | null {
	if (!/^\d{1,3}$/.test(text.trim())) return null;
	const percent = Number(text);
	return percent <= WORK_TYPE_MAX_PERCENT ? percent : null;
}

/** What is missing or cannot be. */
export function workTypeProblems(draft: WorkTypeDraft): WorkTypeProblems {
	return {
		...(draft.name.trim() === '' ? { name: true as const } : {}),
		...(percentOf(draft.percent) === null ? { percent: true as const } : {})
	};
}

/** What a patch of a work type may hold. */
export interface WorkTypeChange {
	name?: string;
	data?: Partial<WorkTypeData>;
}

/** The difference between what was opened and what was typed, as the server takes it. */
export function workTypeChange(base: WorkTypeDraft, draft: WorkTypeDraft, isNew: boolean): WorkTypeChange {
	const data: { -readonly [Key in keyof WorkTypeData]?: WorkTypeData[Key] } = {};
	if (isNew || draft.colour !== base.colour) data.colour = draft.colour;
	if (isNew || draft.icon !== base.icon) data.icon = draft.icon;
	if (isNew || draft.percent !== base.percent) data.percent = percentOf(draft.percent) ?? 100;
	if (isNew || draft.compliance !== base.compliance) data.compliance = draft.compliance;
	if (isNew || JSON.stringify(draft.groupIds) !== JSON.stringify(base.groupIds)) {
		data.groupIds = draft.groupIds === null ? null : [...draft.groupIds];
	}
	return {
		...(draft.name.trim() === base.name ? {} : { name: draft.name.trim() }),
		...(Object.keys(data).length === 0 ? {} : { data })
	};
}

export const workTypeFields = ['name', 'colour', 'icon', 'percent', 'compliance', 'groupIds'] as const;

/** What somebody else changed between opening and saving, among what is about to be saved. */
export function workTypeChangedMeanwhile(
	opened: WorkType,
	fresh: WorkType,
	change: WorkTypeChange
): readonly (typeof workTypeFields)[number][] {
	const isSent = { ...change.data, ...(change.name === undefined ? {} : { name: change.name }) };
	const before = { ...opened.data, name: opened.name };
	const now = { ...fresh.data, name: fresh.name };
	return workTypeFields.filter(
		(field) => field in isSent && JSON.stringify(before[field]) !== JSON.stringify(now[field])
	);
}
