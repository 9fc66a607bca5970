import { toProtocol, type AnsweredProtocols } from '#server/sync/answered-protocols.ts';
import { STREAM_HEARTBEAT_MS, STREAMS_PER_SESSION_MAX } from '#protocol/stream.ts';
import type { Deps } from '#server/deps.ts';
import type { CloseReason, FeedEvent, FeedSink } from '#server/sync/change-feed.ts';

/** Unread bytes of one stream; beyond, its reader is too slow and is cut off: it pulls when it comes back. */
const BUFFER_MAX_BYTES = 64 * 1024;
/** What the browser waits before it connects again. */
const RETRY_MS = 3000;

/** An event, not a comment: browsers keep comments to themselves, and the app has to notice a dead stream. */
const ALIVE = 'event: alive\ndata: {}\n\n';

const encoder = new TextEncoder();

/**
 * Answers with an open stream of server-sent events. They carry no content, so the stream itself can
 * leak nothing; the server ends it when the session ends or the person's rights change.
 */
export function openStream(
	{ feed, versions }: Pick<Deps, 'feed' | 'versions'>,
	session: { readonly userId: string; readonly sessionId: string; readonly protocol: number },
	aborted: AbortSignal
): Response {
	const { userId, sessionId, protocol } = session;
	let end = (): void => {};
	const body = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				let isOpen = true;
				let unsubscribe = (): void => {};
				const finish = (): void => {
					if (!isOpen) return;
					isOpen = false;
					clearInterval(heartbeat);
					unsubscribe();
					try {
						controller.close();
					} catch {
						// The reader went away first.
					}
				};
				const write = (text: string): void => {
					if (!isOpen) return;
					controller.enqueue(encoder.encode(text));
					if ((controller.desiredSize ?? 0) <= 0) finish();
				};
				const heartbeat = setInterval(() => write(ALIVE), STREAM_HEARTBEAT_MS);
				heartbeat.unref();
				const sink: FeedSink = {
					sessionKey: sessionId,
					send: (event) => write(eventText(event, versions.protocols, protocol)),
					close(reason: CloseReason) {
						write(`: ${reason}\n\n`);
						finish();
					}
				};
				feed.makeRoom(userId, sessionId, STREAMS_PER_SESSION_MAX);
				unsubscribe = feed.subscribe(userId, sink);
				write(`retry: ${RETRY_MS}\n\n`);
				end = finish;
				if (aborted.aborted) finish();
				else aborted.addEventListener('abort', finish, { once: true });
			},
			cancel: () => end()
		},
		{ highWaterMark: BUFFER_MAX_BYTES, size: (chunk) => chunk.byteLength }
	);
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			'content-encoding': 'identity',
			// Proxies pass events on at once.
			'x-accel-buffering': 'no'
		}
	});
}

function eventText(event: FeedEvent, protocols: AnsweredProtocols, protocol: number): string {
	if (event.type === 'resync') return 'event: resync\ndata: {}\n\n';
	const { collection, seq } = event;
	const told = toProtocol(protocols, protocol, { kind: 'change', collection, body: { collection, seq } });
	const data = JSON.stringify(told);
	return `event: change\ndata: ${data}\n\n`;
}
