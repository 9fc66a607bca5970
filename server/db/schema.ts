/** Every table, for the generator of the database steps. Server code imports the tables themselves. */
export * from '#server/absences/absences.table.ts';
export * from '#server/attachments/attachments.table.ts';
export * from '#server/auth/auth.table.ts';
export * from '#server/corrections/corrections.table.ts';
export * from '#server/handover/handover.table.ts';
export * from '#server/holidays/holidays.table.ts';
export * from '#server/journal/journal.table.ts';
export * from '#server/notices/notices.table.ts';
export * from '#server/people/people.table.ts';
export * from '#server/settings/installation.table.ts';
export * from '#server/settings/reference.table.ts';
export * from '#server/sync/sync-state.table.ts';
export * from '#server/team/team.table.ts';
export * from '#server/time-entries/time-entries.table.ts';
