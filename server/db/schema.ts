/** Every table, for the generator of the database steps. Server code imports the tables themselves. */
export * from '#server/auth/auth.table.ts';
export * from '#server/holidays/holidays.table.ts';
export * from '#server/people/people.table.ts';
export * from '#server/settings/reference.table.ts';
