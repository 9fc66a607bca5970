import type { Logger as PinoLogger } from 'pino';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Sessions } from '#server/auth/sessions.ts';
import type { Config } from '#server/config.ts';
import type { Database } from '#server/db/client.ts';
import type { ChangeFeed } from '#server/sync/change-feed.ts';
import type { History } from '#server/sync/history.ts';

/** Maker of new ids: UUIDv7, sorted by creation. */
export interface Ids {
	next(): string;
}

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** All that a use case needs from the outside, handed in once by the composition root or a test. */
export interface Deps {
	readonly db: Database;
	readonly clock: Clock;
	readonly ids: Ids;
	/** Tells devices that something of theirs changed. Publish after the commit. */
	readonly feed: ChangeFeed;
	/** The order of all changes: gives each its `seq`. */
	readonly history: History;
	readonly sessions: Sessions;
	readonly log: Logger;
	readonly config: Config;
}
