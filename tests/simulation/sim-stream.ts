import type { Stream } from '#lib/data/engine/stream.ts';
import type { Sender, SimNetwork, World } from '#tests/simulation/sim-network.ts';

const REOPEN_MS = 3_000;

interface Handlers {
	readonly onChange: (collection: string) => void;
	readonly onResync: () => void;
}

/** The server's hints over the simulated network, with the manners of the browser's EventSource. */
export function openSimStream(world: World, network: SimNetwork, sender: Sender, handlers: Handlers): Stream {
	const closed = new AbortController();
	void (async () => {
		while (!closed.signal.aborted) {
			await listen(world, network, sender, handlers, closed.signal).catch(() => undefined);
			await world.time.sleep(REOPEN_MS, closed.signal);
		}
	})();
	return { wake: () => undefined, close: () => closed.abort() };
}

async function listen(
	world: World,
	network: SimNetwork,
	sender: Sender,
	handlers: Handlers,
	closed: AbortSignal
): Promise<void> {
	const { line } = network;
	await world.time.sleep(40, closed);
	if (closed.aborted || network.isCut || network.isDeaf) return;
	const end = world.time.anyOf([closed, line]);
	const response = await world.server.fetch('/api/sync/stream?protocol=1', { signal: end }, sender.token);
	if (response.status !== 200 || response.body === null) return;
	handlers.onResync();
	const reader = response.body.getReader();
	const gone = new Promise<null>((resolve) =>
		end.addEventListener('abort', () => resolve(null), { once: true })
	);
	const decoder = new TextDecoder();
	while (!end.aborted) {
		const chunk = await Promise.race([reader.read(), gone]);
		if (chunk === null || chunk.done) break;
		hear(world, network, sender, handlers, decoder.decode(chunk.value), end);
	}
	reader.cancel().catch(() => undefined);
}

function hear(
	world: World,
	network: SimNetwork,
	sender: Sender,
	handlers: Handlers,
	text: string,
	end: AbortSignal
): void {
	world.secrets.check(sender.userId, text, new Set());
	for (const [, event, data] of text.matchAll(/event: (\w+)\ndata: (.*)\n/g)) {
		if (event === 'alive') continue;
		const seq = event === 'change' ? Number((JSON.parse(data ?? '{}') as { seq?: number }).seq) : 0;
		if (seq > world.committedSeq())
			world.watch.fail('I7', `${sender.name} heard of ${seq}, which was never committed`);
		world.time.setTimer(() => {
			if (end.aborted || network.isDeaf || network.isCut) return;
			if (event === 'change')
				handlers.onChange((JSON.parse(data ?? '{}') as { collection: string }).collection);
			else handlers.onResync();
		}, 20);
	}
}
