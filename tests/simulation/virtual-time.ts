import { hash } from 'node:crypto';
import { createRandom } from '#tests/simulation/random.ts';
import { SimHeaders, SimResponse } from '#tests/simulation/sim-http.ts';
import { TimerQueue, type QueuedTimer } from '#tests/simulation/timer-queue.ts';

/** One for all: building an exception costs more than everything else about a time limit. */
const TIMED_OUT = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const realSetImmediate = globalThis.setImmediate;
const { CompressionStream: RealCompressionStream, Response: RealResponse } = globalThis;

/**
 * A clock and a timer queue of our own: a run of hours takes milliseconds, and the same plan runs the same way.
 * While installed, everything in this program that asks for the time, waits, or rolls dice asks here.
 */
export class VirtualTime {
	#now: number;
	#lastId = 0;
	readonly #queue = new TimerQueue();
	readonly #timeouts = new WeakMap<AbortSignal, readonly number[]>();
	/** Ends the listening of a joined signal. */
	readonly #joined = new WeakMap<AbortSignal, () => void>();
	#uninstall: (() => void)[] = [];

	constructor(now: number) {
		this.#now = now;
	}

	now(): number {
		return this.#now;
	}

	setTimer(run: () => void, ms: number, every: number | null = null): number {
		const id = (this.#lastId += 1);
		this.#queue.add({ id, at: this.#now + Math.max(0, ms || 0), order: id, every, run });
		return id;
	}

	clearTimer(id: number): void {
		this.#queue.cancel(id);
	}

	/** One signal for several. The machine's own keeps books that cost more than the request it is for. */
	anyOf(signals: readonly AbortSignal[]): AbortSignal {
		const controller = new AbortController();
		const { signal } = controller;
		const end = (event: Event) => {
			forget();
			controller.abort((event.target as AbortSignal).reason);
		};
		const forget = () => signals.forEach((one) => one.removeEventListener('abort', end));
		const over = signals.find((one) => one.aborted);
		if (over) controller.abort(over.reason);
		else {
			signals.forEach((one) => one.addEventListener('abort', end));
			this.#joined.set(signal, forget);
		}
		this.#timeouts.set(
			signal,
			signals.flatMap((one) => this.#timeouts.get(one) ?? [])
		);
		return signal;
	}

	/** Forgets the time limits in a signal, and whom it listens to: what they were for is over. */
	release(signal: AbortSignal): void {
		for (const id of this.#timeouts.get(signal) ?? []) this.clearTimer(id);
		this.#joined.get(signal)?.();
	}

	/** Waits in virtual time; a signal ends the wait early. */
	sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
		return new Promise((resolve) => {
			const end = () => {
				this.clearTimer(id);
				signal?.removeEventListener('abort', end);
				resolve();
			};
			const id = this.setTimer(end, ms);
			signal?.addEventListener('abort', end);
		});
	}

	/** Work that needs the machine's own threads, such as keys and seals: the clock stands still until it is done. */
	async outside<T>(work: () => Promise<T>): Promise<T> {
		await drain();
		const { CompressionStream: stream, Response: answer } = globalThis;
		Object.assign(globalThis, { CompressionStream: RealCompressionStream, Response: RealResponse });
		const state = { isSettled: false };
		const result = work().finally(() => void (state.isSettled = true));
		result.catch(() => undefined);
		while (!state.isSettled) {
			await turn();
			await drain();
		}
		Object.assign(globalThis, { CompressionStream: stream, Response: answer });
		return result;
	}

	/** Runs everything that is due until `ms` from now. */
	async advance(ms: number): Promise<void> {
		const until = this.#now + ms;
		await turn();
		await drain();
		for (let timer = this.#queue.takeDue(until); timer !== null; timer = this.#queue.takeDue(until)) {
			this.#run(timer);
			await drain();
		}
		this.#now = until;
	}

	/** Lets time pass until a promise is settled, at most `limitMs`; answers whether it was. */
	async settle(promise: Promise<unknown>, limitMs: number): Promise<boolean> {
		const until = this.#now + limitMs;
		const state = { isSettled: false };
		const end = () => void (state.isSettled = true);
		promise.then(end, end);
		await turn();
		await drain();
		while (!state.isSettled) {
			const timer = this.#queue.takeDue(until);
			if (timer === null) return false;
			this.#run(timer);
			await drain();
		}
		return true;
	}

	#run(timer: QueuedTimer): void {
		this.#now = Math.max(this.#now, timer.at);
		if (timer.every !== null) {
			this.#queue.add({ ...timer, at: this.#now + Math.max(1, timer.every), order: (this.#lastId += 1) });
		}
		timer.run();
	}

	/** Puts this clock in the place of the machine's. */
	install(seed: number): void {
		const random = createRandom(seed);
		const once = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
			new Handle(this.setTimer(() => run(...args), ms));
		const often = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
			new Handle(this.setTimer(() => run(...args), ms, ms));
		const clear = (handle: unknown) => this.clearTimer(Number(handle));
		this.#replace(globalThis, 'setTimeout', once);
		this.#replace(globalThis, 'setInterval', often);
		this.#replace(globalThis, 'clearTimeout', clear);
		this.#replace(globalThis, 'clearInterval', clear);
		this.#replace(
			globalThis,
			'Date',
			dateOf(() => this.#now)
		);
		this.#replace(performance, 'now', () => this.#now);
		this.#replace(Math, 'random', () => random.next());
		this.#replace(AbortSignal, 'timeout', (ms: number) => {
			const controller = new AbortController();
			const id = this.setTimer(() => controller.abort(TIMED_OUT), ms);
			this.#timeouts.set(controller.signal, [id]);
			return controller.signal;
		});
		this.#replace(AbortSignal, 'any', (signals: AbortSignal[]) => this.anyOf(signals));
		// Both would use the thread pool, whose order is nobody's.
		this.#replace(globalThis, 'CompressionStream', undefined);
		this.#replace(globalThis, 'Headers', SimHeaders);
		this.#replace(globalThis, 'Response', SimResponse);
		this.#replace(crypto.subtle, 'digest', (_: string, data: Uint8Array) =>
			Promise.resolve(new Uint8Array(hash('sha256', data, 'buffer')).buffer)
		);
	}

	uninstall(): void {
		for (const restore of this.#uninstall.reverse()) restore();
		this.#uninstall = [];
	}

	#replace(target: object, key: string, value: unknown): void {
		const before = Object.getOwnPropertyDescriptor(target, key);
		Object.defineProperty(target, key, { value, configurable: true, writable: true });
		this.#uninstall.push(() => {
			if (before === undefined) Reflect.deleteProperty(target, key);
			else Object.defineProperty(target, key, before);
		});
	}
}

/** Rounds of the program's own queue after which nothing is left that waits for nothing but its turn. */
const ROUNDS = 4;

/** Everything that waits for nothing but its turn has had it. A turn of the machine's event loop costs far more. */
async function drain(): Promise<void> {
	for (let round = 0; round < ROUNDS; round += 1)
		await new Promise<void>((resolve) => process.nextTick(resolve));
}

/** One turn of the machine's event loop: what failed unheard is heard, and memory can be tidied. */
function turn(): Promise<void> {
	return new Promise((resolve) => void realSetImmediate(() => resolve()));
}

/** What Node's timers hand out, as far as anybody uses it. */
class Handle {
	readonly #id: number;

	constructor(id: number) {
		this.#id = id;
	}
	ref(): this {
		return this;
	}
	unref(): this {
		return this;
	}
	hasRef(): boolean {
		return false;
	}
	[Symbol.toPrimitive](): number {
		return this.#id;
	}
}

function dateOf(now: () => number): DateConstructor {
	const RealDate = Date;
	class VirtualDate extends RealDate {
		constructor(...args: [] | ConstructorParameters<typeof Date>) {
			if (args.length === 0) super(now());
			else if (args.length === 1) super(args[0]);
			else super(...(args as ConstructorParameters<typeof Date>));
		}
		static override now(): number {
			return now();
		}
	}
	return VirtualDate as DateConstructor;
}
