import * as v from 'valibot';
import { absenceTypeDataSchema, type AbsenceCategory } from '#domain/reference/reference.ts';
import { builtInAbsenceTypes } from '#server/absences/absence-types.usecase.ts';
import type { Deps } from '#server/deps.ts';
import { referencesOf, saveReference, type ReferenceItem } from '#server/settings/reference.usecases.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';

function categoryOf(data: unknown): AbsenceCategory {
	const type = v.safeParse(absenceTypeDataSchema, data);
	return type.success ? type.output.category : 'other';
}

/** Finds absence types by the labels files use. */
export class AbsenceTypes {
	readonly #deps: Deps;
	readonly #idByLabel: Map<string, string>;
	readonly #labelById: Map<string, string>;
	readonly #categoryById: Map<string, AbsenceCategory>;
	readonly #missing: Map<string, ReferenceItem>;

	constructor(deps: Deps) {
		this.#deps = deps;
		const rows = referencesOf(deps, 'absence_type');
		this.#labelById = new Map(rows.map(({ id, data }) => [id, String(data['label'] ?? id)]));
		this.#categoryById = new Map(rows.map(({ id, data }) => [id, categoryOf(data)]));
		this.#idByLabel = new Map([...this.#labelById].map(([id, label]) => [label, id]));
		const standard = builtInAbsenceTypes(findGeneral(deps)?.language ?? 'de');
		this.#missing = new Map(
			standard.filter(({ id }) => !this.#idByLabel.has(id)).map((item) => [item.id, item])
		);
	}

	/** The category of the company's type with this label. */
	get(label: string): AbsenceCategory | undefined {
		const id = this.#idByLabel.get(label);
		return id === undefined ? undefined : this.categoryOf(id);
	}

	categoryOf(typeId: string): AbsenceCategory {
		return this.#categoryById.get(typeId) ?? categoryOf(this.#missing.get(typeId)?.data);
	}

	/** The id of the type with this label; the ones every company has come into being with their first use. */
	idOf(label: string): string {
		return this.#idByLabel.get(label) ?? label;
	}

	labelOf(typeId: string): string {
		return this.#labelById.get(typeId) ?? typeId;
	}

	/** Writes the types among these that did not exist yet, inside the running transaction. */
	storeMissing(actorId: string, typeIds: ReadonlySet<string>): void {
		for (const item of this.#missing.values()) {
			if (typeIds.has(item.id)) saveReference(this.#deps, actorId, item);
		}
	}
}
