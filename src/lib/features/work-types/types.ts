import type { WorkTypeData } from '#domain/reference/reference.ts';

/** A label for worked time. */
export interface WorkType {
	readonly id: string;
	readonly name: string;
	readonly data: WorkTypeData;
}
