import type { CollectionName } from '#protocol/collections.ts';

/** Says that something in a collection changed for these people. Never what, never of whom. */
export interface Change {
	readonly collection: CollectionName;
	readonly seq: number;
	readonly userIds: readonly string[] | 'all';
}

export type FeedEvent =
	| { readonly type: 'change'; readonly collection: CollectionName; readonly seq: number }
	| { readonly type: 'resync' };

/** Why the server ends a stream. */
export type CloseReason = 'signed-out' | 'rights-changed' | 'archived' | 'shutdown' | 'too-many' | 'too-slow';

/** One open stream of one person's device. */
export interface FeedSink {
	/** Streams of one session share this key; it is what the limit per session counts. */
	readonly sessionKey: string;
	send(event: FeedEvent): void;
	close(reason: CloseReason): void;
}

/**
 * Tells devices that something of theirs changed, so that they pull. Events carry no content and reach
 * only people whose view changed. Publish after the commit: `deps.db.afterCommit(() => deps.feed.publish(…))`.
 */
export interface ChangeFeed {
	publish(change: Change): void;
	/** What these people may see changed (group, role, membership): their devices pull everything. */
	resync(userIds: readonly string[] | 'all'): void;
	/** Adds a stream and answers how to remove it. */
	subscribe(userId: string, sink: FeedSink): () => void;
	/** Ends a person's streams, or only those of one session. */
	closeFor(userId: string, reason: CloseReason, sessionKey?: string): void;
	/** Ends the oldest streams of a session until one more keeps within `limit`. */
	makeRoom(userId: string, sessionKey: string, limit: number): void;
	/** Ends every stream, at shutdown. */
	closeAll(reason: CloseReason): void;
	/** How many streams are open, of everybody or of one session. */
	count(userId?: string, sessionKey?: string): number;
}

/** An empty feed. */
export function createChangeFeed(): ChangeFeed {
	const streams = new Map<string, Set<FeedSink>>();

	const sinksOf = (userIds: readonly string[] | 'all'): FeedSink[] =>
		userIds === 'all'
			? [...streams.values()].flatMap((sinks) => [...sinks])
			: [...new Set(userIds)].flatMap((userId) => [...(streams.get(userId) ?? [])]);

	const remove = (userId: string, sink: FeedSink): void => {
		const sinks = streams.get(userId);
		sinks?.delete(sink);
		if (sinks?.size === 0) streams.delete(userId);
	};

	return {
		publish({ collection, seq, userIds }) {
			for (const sink of sinksOf(userIds)) sink.send({ type: 'change', collection, seq });
		},
		resync(userIds) {
			for (const sink of sinksOf(userIds)) sink.send({ type: 'resync' });
		},
		subscribe(userId, sink) {
			const sinks = streams.get(userId) ?? new Set();
			streams.set(userId, sinks.add(sink));
			return () => remove(userId, sink);
		},
		closeFor(userId, reason, sessionKey) {
			for (const sink of [...(streams.get(userId) ?? [])]) {
				if (sessionKey !== undefined && sink.sessionKey !== sessionKey) continue;
				remove(userId, sink);
				sink.close(reason);
			}
		},
		makeRoom(userId, sessionKey, limit) {
			const open = [...(streams.get(userId) ?? [])].filter((sink) => sink.sessionKey === sessionKey);
			// Streams whose device lost its network look alive for minutes: the newest is the real one.
			for (const sink of open.slice(0, Math.max(0, open.length - limit + 1))) {
				remove(userId, sink);
				sink.close('too-many');
			}
		},
		closeAll(reason) {
			const open = sinksOf('all');
			streams.clear();
			for (const sink of open) sink.close(reason);
		},
		count(userId, sessionKey) {
			const sinks = userId === undefined ? sinksOf('all') : [...(streams.get(userId) ?? [])];
			return sessionKey === undefined
				? sinks.length
				: sinks.filter((sink) => sink.sessionKey === sessionKey).length;
		}
	};
}
