import type { WorkTypeData } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { referencesOf, saveReference } from '#server/settings/reference.usecases.ts';

const defaults: WorkTypeData = {
	percent: 100,
	compliance: true,
	colour: '#5B6F7B',
	icon: 'tag',
	groupIds: null,
	retired: false
};

/** Finds work types by the names files use; a name nobody knows becomes a new work type. */
export class WorkTypeNames {
	readonly #deps: Deps;
	readonly #idByName: Map<string, string>;
	readonly #new: { id: string; name: string }[] = [];

	constructor(deps: Deps) {
		this.#deps = deps;
		this.#idByName = new Map(referencesOf(deps, 'work_type').map(({ id, name }) => [toKey(name), id]));
	}

	get newNames(): string[] {
		return this.#new.map(({ name }) => name);
	}

	/** The work type of this name; null for the default one, which files leave empty. */
	idOf(name: string, onNew: () => void): string | null {
		if (name.trim() === '') return null;
		const known = this.#idByName.get(toKey(name));
		if (known !== undefined) return known;
		const id = this.#deps.ids.next();
		this.#idByName.set(toKey(name), id);
		this.#new.push({ id, name: name.trim() });
		onNew();
		return id;
	}

	/** Writes the new work types, inside the running transaction. */
	store(actorId: string): void {
		for (const { id, name } of this.#new) {
			saveReference(this.#deps, actorId, { id, kind: 'work_type', name, data: defaults });
		}
	}
}

function toKey(name: string): string {
	return name.trim().normalize('NFC').toLowerCase();
}
