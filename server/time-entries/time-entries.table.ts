import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TimeEntryState } from '#domain/time-entry/time-entry.ts';

/**
 * Time entries. `record` is the truth: the JSON text exactly as it travels, seq and `_deleted` included,
 * so that a page of a pull is joined from texts. The other columns repeat what queries ask for.
 * `seq` is the row's key: a person's rows lie in the order in which they are pulled.
 */
export const timeEntries = sqliteTable(
	'time_entries',
	{
		seq: integer('seq').primaryKey(),
		id: text('id').notNull().unique(),
		userId: text('user_id').notNull(),
		/** Instants; stop null = running. */
		start: text('start').notNull(),
		stop: text('stop'),
		/** Local date of the start in the entry's zone: the date by which membership counts. */
		day: text('day').notNull(),
		state: text('state').notNull().$type<TimeEntryState>(),
		deleted: integer('deleted', { mode: 'boolean' }).notNull(),
		mutationId: text('mutation_id').notNull(),
		record: text('record').notNull()
	},
	(table) => [
		index('time_entries_user').on(table.userId),
		index('time_entries_start').on(table.userId, table.start),
		// The few that may reach far beyond the day of their start: running clocks, and what lasts over midnight (UTC).
		index('time_entries_long')
			.on(table.userId, table.stop, table.start)
			.where(sql`deleted = 0 AND (stop IS NULL OR substr(stop, 1, 10) > substr(start, 1, 10))`)
	]
);

/** Each time a row left the view of others (R9): the managers of its owner on that day get a tombstone. */
export const hiddenTimeEntries = sqliteTable('hidden_time_entries', {
	/** The position of the change that hid it. */
	seq: integer('seq').primaryKey(),
	id: text('id').notNull(),
	userId: text('user_id').notNull(),
	day: text('day').notNull()
});

/**
 * Applied mutations that have no line of their own in the journal (R1, R2): those that travelled as `prior`,
 * and those whose act was refused while their content was kept.
 */
export const mutations = sqliteTable('mutations', {
	id: text('id').primaryKey(),
	recordId: text('record_id').notNull(),
	actorId: text('actor_id').notNull(),
	/** Fingerprint of what was pushed; null for a mutation that only travelled as `prior`. */
	bodyHash: text('body_hash'),
	/** JSON of the rejection that a replay must hear again (the content was kept, the transition refused). */
	reason: text('reason'),
	/** JSON of a prior mutation, which is in no record. */
	prior: text('prior')
});

/** The last mutation of each device: a clock that was set back shows as a later number with an earlier time. */
export const devices = sqliteTable(
	'devices',
	{
		userId: text('user_id').notNull(),
		deviceId: text('device_id').notNull(),
		lastSeq: integer('last_seq').notNull(),
		/** Instant at which that mutation was made, by its device's corrected clock. */
		lastAt: text('last_at').notNull(),
		/** The session it came in: a session lives on one device, whatever name the device gives itself. */
		sessionId: text('session_id')
	},
	(table) => [primaryKey({ columns: [table.userId, table.deviceId] })]
);
