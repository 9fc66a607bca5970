/** Takes a record from one schema version to the next; pure. What it does not know it leaves as it is. */
export type Upcast = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** All versions of a collection's records that were ever released. */
export interface RecordVersions {
	/** The version that is written today. */
	readonly current: number;
	/** By the version it starts from: the step to the next one. */
	readonly upcasts: Readonly<Record<number, Upcast>>;
}

export type Upcasted =
	| { readonly ok: true; readonly document: Record<string, unknown> }
	/** Written by a newer app than this program knows. */
	| { readonly ok: false; readonly schemaVersion: number };

/**
 * A written record in today's version, step by step from the one it was written in (R11). What says no version, one
 * that was never released, or what a step cannot take, stays as it is: the schema then names what is wrong.
 */
export function toCurrentVersion(document: Record<string, unknown>, versions: RecordVersions): Upcasted {
	const written = document['schemaVersion'];
	if (written === versions.current || !Number.isInteger(written)) return { ok: true, document };
	const schemaVersion = written as number;
	if (schemaVersion > versions.current) return { ok: false, schemaVersion };
	let next = document;
	for (let version = schemaVersion; version < versions.current; version += 1) {
		const step = versions.upcasts[version];
		if (step === undefined) return { ok: true, document };
		try {
			next = { ...step(next), schemaVersion: version + 1 };
		} catch {
			return { ok: true, document };
		}
	}
	return { ok: true, document: next };
}
