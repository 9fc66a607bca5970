import type { Clock } from '#domain/kernel/clock.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';

/** Forms that were typed and not saved. They are gone with the person's data. */
export interface FormDrafts {
	keep(key: string, data: Record<string, unknown>): Promise<void>;
	read(key: string): Promise<Record<string, unknown> | null>;
	drop(key: string): Promise<void>;
}

/** Keeps drafts of forms beside the decisions on this device. */
export function createFormDrafts(local: LocalStore, clock: Clock): FormDrafts {
	const idOf = (key: string) => `draft:${key}`;
	return {
		keep: (key, data) => local.put('draft', idOf(key), msToInstant(clock.now()), data),
		read: (key) => local.get(idOf(key)),
		drop: (key) => local.remove(idOf(key))
	};
}
