import * as v from 'valibot';

export const STREAM_HEARTBEAT_MS = 20_000;
export const STREAMS_PER_SESSION_MAX = 5;

/**
 * Event `change`: something in this collection changed for you; ask for it. No content ever. The other event,
 * `resync`, says: pull everything from your checkpoints.
 */
export const streamChangeSchema = v.object({ collection: v.string(), seq: v.number() });
