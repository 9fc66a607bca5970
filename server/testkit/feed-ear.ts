import type { CollectionName } from '#protocol/collections.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';

/** Listens to the streams of these people; answers who heard of a collection since the last time it was asked. */
export function feedEar(
	{ deps }: TestServer,
	userIds: readonly string[],
	collection: CollectionName
): () => string[] {
	let heard = new Set<string>();
	for (const userId of userIds) {
		deps.feed.subscribe(userId, {
			sessionKey: `ear-${userId}`,
			send(event) {
				if (event.type === 'resync' || event.collection === collection) heard.add(userId);
			},
			close: () => heard.add(`${userId} closed`)
		});
	}
	return () => {
		const since = userIds.filter((userId) => heard.has(userId));
		heard = new Set();
		return since;
	};
}
