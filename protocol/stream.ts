import * as v from 'valibot';

export const STREAM_HEARTBEAT_MS = 20_000;
/**
 * The longest silence that is no sign of a dead stream: two signs of life and some delay. A network that vanished
 * says nothing, so nobody else would ever notice.
 */
export const STREAM_SILENCE_MAX_MS = 45_000;
export const STREAMS_PER_SESSION_MAX = 5;

/**
 * Event `change`: something in this collection changed for you; ask for it. No content ever. The other events:
 * `resync` says: pull everything from your checkpoints; `alive` is a sign of life and nothing else.
 */
export const streamChangeSchema = v.object({ collection: v.string(), seq: v.number() });
