import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TeamDay } from '#domain/absence/team-day.ts';
import type { Presence } from '#domain/people/presence.ts';
import { synced } from '#server/db/columns.ts';

/**
 * What counts of an absence, as its person's team may be shown it; kept together with the absence, in its transaction.
 * A row never changes: other days are a new row, under an id of its own. Whether its type is told is asked when it is read.
 */
export const teamDays = sqliteTable(
	'team_days',
	{
		id: text('id').primaryKey(),
		/** Never sent. */
		absenceId: text('absence_id').notNull(),
		userId: text('user_id').notNull(),
		typeId: text('type_id').notNull(),
		from: text('from_date').notNull(),
		to: text('to_date').notNull(),
		firstHalf: text('first_half').$type<TeamDay['firstHalf']>(),
		lastHalf: text('last_half').$type<TeamDay['lastHalf']>(),
		...synced
	},
	(table) => [
		index('team_days_absence').on(table.absenceId),
		index('team_days_user').on(table.userId, table.seq)
	]
);
export type TeamDayRow = typeof teamDays.$inferSelect;

/** Who is at work, kept together with the running entries, in their transaction. Who sees it is asked when it is read. */
export const presence = sqliteTable('presence', {
	userId: text('user_id').primaryKey(),
	state: text('state').notNull().$type<Presence['state']>(),
	since: text('since').notNull(),
	...synced
});
export type PresenceRow = typeof presence.$inferSelect;
