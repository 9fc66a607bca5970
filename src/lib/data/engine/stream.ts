import * as v from 'valibot';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { watchSilence } from '#lib/data/engine/silence-watch.ts';
import { STREAM_SILENCE_MAX_MS, streamChangeSchema } from '#protocol/stream.ts';

export interface Stream {
	/** Tries again now if it is down. */
	wake(): void;
	close(): void;
}

const REOPEN_MIN_MS = 2_000;
const REOPEN_MAX_MS = 60_000;

/**
 * The server's hints that something changed. Every (re)opening asks for everything once, because hints of the
 * time without a stream are gone. The browser reconnects by itself after network trouble, but not after a
 * refusal: then we do, at growing distances. Neither does it notice a stream that died without a word: after 45
 * seconds of silence we ask for everything and open another one.
 */
export function openStream(options: {
	readonly onChange: (collection: string) => void;
	readonly onResync: () => void;
}): Stream {
	let source: EventSource | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let failures = 0;
	let closed = false;

	const silence = watchSilence(STREAM_SILENCE_MAX_MS, () => {
		options.onResync();
		open();
	});

	const open = () => {
		clearTimeout(timer);
		if (closed) return;
		source?.close();
		silence.heard();
		const current = new EventSource(`/api/sync/stream?protocol=${PROTOCOL_VERSION}`);
		source = current;
		current.addEventListener('open', () => {
			failures = 0;
			silence.heard();
			options.onResync();
		});
		current.addEventListener('alive', () => silence.heard());
		current.addEventListener('resync', () => {
			silence.heard();
			options.onResync();
		});
		current.addEventListener('change', (event) => {
			silence.heard();
			const change = v.safeParse(streamChangeSchema, parse(event.data));
			if (change.success) options.onChange(change.output.collection);
			else options.onResync();
		});
		current.addEventListener('error', () => {
			if (current.readyState !== EventSource.CLOSED || closed) return;
			source = null;
			silence.stop();
			failures += 1;
			const ceiling = Math.min(REOPEN_MAX_MS, REOPEN_MIN_MS * 2 ** failures);
			timer = setTimeout(open, REOPEN_MIN_MS + Math.random() * ceiling);
		});
	};
	open();

	return {
		wake() {
			if (source === null) open();
		},
		close() {
			closed = true;
			clearTimeout(timer);
			silence.stop();
			source?.close();
		}
	};
}

function parse(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return null;
	}
}
