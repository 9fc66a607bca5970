import { randomFillSync } from 'node:crypto';
import type { Logger as PinoLogger } from 'pino';
import type { Clock } from '#domain/kernel/clock.ts';
import { uuidv7 } from '#domain/kernel/id.ts';
import { createSessions, type Sessions } from '#server/auth/sessions.ts';
import { createSetupCode, type SetupCode } from '#server/setup/setup-code.ts';
import type { Config } from '#server/config.ts';
import type { Database } from '#server/db/client.ts';
import { createSharedCommit, type Gather, type SharedCommit } from '#server/db/shared-commit.ts';
import { createChangeFeed, type ChangeFeed } from '#server/sync/change-feed.ts';
import { createHistory, type History } from '#server/sync/history.ts';
import { currentVersions, type Versions } from '#server/versions.ts';

/** Maker of new ids: UUIDv7, sorted by creation. */
export interface Ids {
	next(): string;
}

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** All that a use case needs from the outside, handed in once by the composition root or a test. */
export interface Deps {
	readonly db: Database;
	/** Transactions that requests of the same moment share. */
	readonly commits: SharedCommit;
	readonly clock: Clock;
	readonly ids: Ids;
	/** Tells devices that something of theirs changed. Publish after the commit. */
	readonly feed: ChangeFeed;
	/** The order of all changes: gives each its `seq`. */
	readonly history: History;
	readonly sessions: Sessions;
	/** Opens the set-up from another machine. */
	readonly setupCode: SetupCode;
	readonly log: Logger;
	readonly config: Config;
	readonly versions: Versions;
}

/**
 * Joins what the composition root or a test brings with what only depends on it. Without `gather` no two requests
 * share a commit.
 */
export function createDeps({
	gather = null,
	...parts
}: Pick<Deps, 'db' | 'clock' | 'ids' | 'log' | 'config'> &
	Partial<Pick<Deps, 'versions'> & { readonly gather: Gather | null }>): Deps {
	return {
		versions: currentVersions,
		...parts,
		commits: createSharedCommit(parts.db, gather),
		feed: createChangeFeed(),
		history: createHistory(parts.db),
		sessions: createSessions(parts),
		setupCode: createSetupCode(parts.clock)
	};
}

/** Ids from the clock and the system's randomness. */
export function createIds(clock: Clock): Ids {
	return { next: () => uuidv7(clock.now(), randomFillSync(new Uint8Array(10))) };
}
