import * as v from 'valibot';

/** A calendar day at a place: `2026-11-19`. */
export const localDateSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.isoDate());
