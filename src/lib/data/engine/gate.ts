import { BehaviorSubject } from 'rxjs';
import type { Result } from '#domain/kernel/result.ts';
import type { HttpProblem } from '#lib/data/http/http-client.ts';

/** How the way to the server looks from here. */
export interface GateState {
	/** null = nobody has asked yet. */
	readonly isReachable: boolean | null;
	readonly needsSignIn: boolean;
	/** The server no longer speaks this app's protocol: the app must be updated first. */
	readonly needsUpdate: boolean;
	readonly lastSuccessAt: number | null;
}

export interface GateOptions {
	/** Wall clock, for saying when the last exchange was. */
	readonly now: () => number;
	/** Never set back by anybody: for waiting. */
	readonly ticks: () => number;
	readonly random: () => number;
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** ≤ 40 requests a minute while something fails. */
const MIN_WAIT_MS = 1_500;
const MAX_WAIT_MS = 60_000;
const CHANGED = 'changed';

/** Waiting that a wake-up or the end of the session cuts short. */
export function abortableSleep(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal.addEventListener('abort', done);
	});
}

/** Thrown to the replication when its session is over; RxDB stops looping then. */
export class GateClosedError extends Error {
	override readonly name = 'GateClosedError';
}

/**
 * Everything that goes to the server passes here. While all is well requests run at once. After a failure only
 * one request at a time tries again, with full-jitter backoff; 401 and 426 wait for a person.
 * The caller simply awaits: RxDB never sees an error and never spins.
 */
export class Gate {
	readonly state$: BehaviorSubject<GateState>;
	readonly #options: GateOptions;
	readonly #closed = new AbortController();
	/** Replaced at every change that waiting requests should look at. */
	#pulse = new AbortController();
	#failures = 0;
	#signIns = 0;
	#isProbing = false;
	/** Earliest next attempt: by backoff, and by what even an impatient person cannot shorten. */
	#notBefore = 0;
	#hardNotBefore = 0;

	constructor(options: GateOptions, lastSuccessAt: number | null) {
		this.#options = options;
		this.state$ = new BehaviorSubject<GateState>({
			isReachable: null,
			needsSignIn: false,
			needsUpdate: false,
			lastSuccessAt
		});
	}

	/** Ends when the session's engine is closed; requests pass it on to fetch. */
	get signal(): AbortSignal {
		return this.#closed.signal;
	}

	get state(): GateState {
		return this.state$.value;
	}

	/** Somebody pressed "try now", the network came back, the page became visible. */
	wake(): void {
		this.#notBefore = Math.min(this.#notBefore, this.#hardNotBefore);
		this.#signalChange();
	}

	/** The person signed in again: what waited goes on at once. */
	signedIn(): void {
		this.#signIns += 1;
		this.#patch({ needsSignIn: false });
		this.#hardNotBefore = 0;
		this.wake();
	}

	/** What the page that does the talking knows. */
	adopt(state: GateState): void {
		this.state$.next(state);
	}

	close(): void {
		this.#closed.abort();
		this.#signalChange();
	}

	/**
	 * Runs a request until it succeeds. Refusals that the request itself caused (400, 403, 413, 415) are given
	 * back to the caller, whose next attempt is paced like any other; everything else is waited out here.
	 */
	async run<T>(request: () => Promise<Result<T, HttpProblem>>): Promise<Result<T, HttpProblem>> {
		for (;;) {
			await this.#awaitTurn();
			const signIns = this.#signIns;
			const result = await request();
			this.#isProbing = false;
			this.#throwIfClosed();
			if (result.ok) {
				this.#succeeded();
				return result;
			}
			this.#failed(result.error, signIns === this.#signIns);
			if (isCallersOwn(result.error)) return result;
		}
	}

	async #awaitTurn(): Promise<void> {
		for (;;) {
			this.#throwIfClosed();
			if (this.#failures === 0) return;
			const pulse = this.#pulse.signal;
			const waitMs = this.#notBefore - this.#options.ticks();
			if (this.#isProbing || waitMs === Infinity) await aborted(pulse);
			else if (waitMs > 0) await this.#options.sleep(waitMs, pulse);
			else {
				this.#isProbing = true;
				return;
			}
		}
	}

	#succeeded(): void {
		this.#failures = 0;
		this.#patch({
			isReachable: true,
			needsSignIn: false,
			needsUpdate: false,
			lastSuccessAt: this.#options.now()
		});
		this.#signalChange();
	}

	/** `isOfNow`: nobody signed in since the request left; a 401 to one from before says nothing about now. */
	#failed(problem: HttpProblem, isOfNow: boolean): void {
		const now = this.#options.ticks();
		this.#failures += 1;
		const asked = problem.kind === 'status' ? (problem.retryAfterMs ?? 0) : 0;
		const ceiling = Math.min(MAX_WAIT_MS, 1000 * 2 ** Math.min(this.#failures, 10));
		const jittered = MIN_WAIT_MS + this.#options.random() * Math.max(0, ceiling - MIN_WAIT_MS);
		const status = problem.kind === 'status' ? problem.status : 0;
		this.#hardNotBefore = now + Math.max(asked, MIN_WAIT_MS);
		// A sign-in or an update is a person's act: no clock brings it nearer.
		const needsSignIn = status === 401 && isOfNow;
		const waitsForPerson = needsSignIn || status === 426;
		this.#notBefore = waitsForPerson ? Infinity : now + Math.max(asked, jittered);
		this.#patch({
			isReachable: problem.kind !== 'offline',
			...(needsSignIn ? { needsSignIn: true } : {}),
			...(status === 426 ? { needsUpdate: true } : {})
		});
		this.#signalChange();
	}

	#throwIfClosed(): void {
		if (this.#closed.signal.aborted) throw new GateClosedError('the session ended');
	}

	#signalChange(): void {
		const previous = this.#pulse;
		this.#pulse = new AbortController();
		// With a reason of its own no exception is built for every request.
		previous.abort(CHANGED);
	}

	#patch(change: Partial<GateState>): void {
		this.state$.next({ ...this.state$.value, ...change });
	}
}

function isCallersOwn(problem: HttpProblem): boolean {
	return problem.kind === 'status' && [400, 403, 404, 409, 413, 415].includes(problem.status);
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
}
