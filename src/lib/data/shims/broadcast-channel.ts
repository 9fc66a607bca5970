/**
 * Stands in for the broadcast-channel package in the browser's bundle: every browser we run in has the channel
 * itself. Listeners get the message, not the event, as RxDB expects.
 */
type Listener = (message: unknown) => void;

const NativeChannel = globalThis.BroadcastChannel;

export class BroadcastChannel {
	readonly name: string;
	readonly type = 'native';
	readonly #channel: InstanceType<typeof NativeChannel>;
	readonly #listeners = new Set<Listener>();
	isClosed = false;

	constructor(name: string) {
		this.name = name;
		this.#channel = new NativeChannel(name);
		this.#channel.onmessage = (event) => {
			for (const listener of this.#listeners) listener(event.data);
		};
	}

	postMessage(message: unknown): Promise<void> {
		if (!this.isClosed) this.#channel.postMessage(message);
		return Promise.resolve();
	}

	addEventListener(_type: 'message', listener: Listener): void {
		this.#listeners.add(listener);
	}

	removeEventListener(_type: 'message', listener: Listener): void {
		this.#listeners.delete(listener);
	}

	close(): Promise<void> {
		this.isClosed = true;
		this.#listeners.clear();
		this.#channel.close();
		return Promise.resolve();
	}
}

/** RxDB's own election is not used: a frozen leader would never yield (see engine/leadership.ts). */
export function createLeaderElection(): never {
	throw new Error('leadership is decided in engine/leadership.ts');
}
