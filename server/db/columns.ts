import { customType, integer } from 'drizzle-orm/sqlite-core';

/** JSON kept as text, read back as data. */
export const json = <T>(name: string) =>
	customType<{ data: T; driverData: string }>({
		dataType: () => 'text',
		toDriver: (value) => JSON.stringify(value),
		fromDriver: (text) => JSON.parse(text) as T
	})(name);

/** What every synced row has: its place in the server's history, and whether it is a tombstone. */
export const synced = {
	seq: integer('seq').notNull(),
	deleted: integer('deleted', { mode: 'boolean' }).notNull().default(false)
};
