import type { DBCoreKeyRange, DBCoreTable, Dexie } from 'dexie';

/** Below this many keys one question each is quicker than listing a stretch of the table. */
const FEW = 32;
/** How many keys of other records may be read for each one that is asked about. */
const OTHERS = 8;
const RANGE = 2 as DBCoreKeyRange['type'];

/**
 * Lets a database ask once which of many records exist, instead of once for each. Replication asks about every
 * record it is sent, and on a new device the answer is "none": a page of 1,000 takes one request to IndexedDB
 * then, not a thousand.
 */
export function seekManyAtOnce(database: Dexie): void {
	database.use({
		stack: 'dbcore',
		name: 'seek-many-at-once',
		create: (core) => ({ ...core, table: (name) => seekingTable(core.table(name)) })
	});
}

function seekingTable(table: DBCoreTable): DBCoreTable {
	return {
		...table,
		getMany(request) {
			const keys: readonly unknown[] = request.keys;
			if (keys.length < FEW || !keys.every((key) => typeof key === 'string')) return table.getMany(request);
			const sorted = [...keys].sort();
			const limit = keys.length * OTHERS;
			const range = { type: RANGE, lower: sorted[0], upper: sorted.at(-1) };
			return table
				.query({
					trans: request.trans,
					values: false,
					limit,
					query: { index: table.schema.primaryKey, range }
				})
				.then(({ result }) => {
					const held = new Set<unknown>(result);
					// A list that was cut short says nothing about what comes after it.
					const end: unknown = result.length < limit ? null : result.at(-1);
					const sought = keys.filter((key) => held.has(key) || (end !== null && String(key) > String(end)));
					if (sought.length === 0) return keys.map(() => undefined);
					return table.getMany({ ...request, keys: sought }).then((found) => {
						const byKey = new Map(sought.map((key, index) => [key, found[index] as unknown]));
						return keys.map((key) => byKey.get(key));
					});
				});
		}
	};
}
