/**
 * The wire contract's version. One line of history each:
 * 1 — first contract: time_entries, absences, corrections; employees, reference, public_holidays, notices, team_days,
 *     presence (pull); re-offer after a restore, digest of a month.
 */
export const PROTOCOL_VERSION = 1;
/** The oldest version the server still answers. */
export const PROTOCOL_VERSION_MIN = 1;
export const PROTOCOL_HEADER = 'x-tagwerk-protocol';
