import type { Database } from '#server/db/client.ts';

/** Builds something once for each database, a prepared query above all: building one costs more than running it. */
export function perDatabase<T>(build: (db: Database) => T): (db: Database) => T {
	const built = new WeakMap<Database, T>();
	return (db) => {
		const known = built.get(db);
		if (known !== undefined) return known;
		const fresh = build(db);
		built.set(db, fresh);
		return fresh;
	};
}
