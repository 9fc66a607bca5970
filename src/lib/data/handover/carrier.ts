import type { Clock } from '#domain/kernel/clock.ts';
import { MS_PER_DAY } from '#domain/time/duration.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { checksumOf } from '#lib/data/handover/codes.ts';
import type { CarriedBundle, HandoverStore, KeptBundle } from '#lib/data/handover/types.ts';
import { requestJson, type FetchLike, type HttpProblem } from '#lib/data/http/http-client.ts';
import { readBundle, toBase64Url } from '#protocol/handover-bundle.ts';
import {
	handoverProblems,
	handoverResponseSchema,
	type HandoverProblem,
	type HandoverResponse
} from '#protocol/handover.ts';

export interface CarrierOptions {
	readonly store: HandoverStore;
	readonly fetch: FetchLike;
	readonly clock: Clock;
	/** Told after every change of the list. */
	readonly onChange: (bundles: readonly CarriedBundle[]) => void;
}

/** What the server has is shown for so long, and then forgotten. What it refused stays until somebody puts it away. */
const SHOWN_DAYS = 30;
/** More than anybody carries at once. */
const BUNDLES_MAX = 100;
const SEND_TIMEOUT_MS = 60_000;

/**
 * Carries other people's bundles: each is kept on this device, unread, until the server has answered. Whoever
 * signs in here next carries on.
 */
export class Carrier {
	readonly #options: CarrierOptions;
	#sending: Promise<void> | null = null;

	constructor(options: CarrierOptions) {
		this.#options = options;
	}

	/** The list, newest first. */
	async list(): Promise<readonly CarriedBundle[]> {
		const kept = await this.#options.store.bundles();
		return kept.map(shown).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
	}

	/**
	 * Keeps a bundle, durably, before anything else. Null when these bytes are none; throws when there is no room, for
	 * which only what the server has gives way.
	 */
	async keep(bytes: Uint8Array<ArrayBuffer>): Promise<CarriedBundle | null> {
		const { store, clock } = this.#options;
		const parts = readBundle(bytes);
		if (parts === null) return null;
		const { userId, signedAt } = parts.header;
		const id = `${userId}:${signedAt}:${checksumOf(bytes)}`;
		const all = await store.bundles();
		const known = all.find((bundle) => bundle.id === id);
		if (known?.state === 'taken') return shown(known);
		if (known === undefined && all.length >= BUNDLES_MAX) await this.#makeRoom(all);
		const bundle: KeptBundle = {
			id,
			authorId: userId,
			signedAt,
			receivedAt: known?.receivedAt ?? msToInstant(clock.now()),
			state: 'waiting',
			answeredAt: null,
			counts: null,
			problem: null,
			bytes
		};
		await store.putBundle(bundle);
		await this.#changed();
		return shown(bundle);
	}

	/**
	 * Brings everything that waits to the server. A bundle the server cannot take now waits on and holds up no
	 * other; the round ends early only when the server cannot be reached, or answers nobody for now.
	 */
	send(): Promise<void> {
		this.#sending ??= this.#send().finally(() => {
			this.#sending = null;
		});
		return this.#sending;
	}

	/** The person has seen it; what still waits stays. */
	async forget(id: string): Promise<void> {
		const found = (await this.#options.store.bundles()).find((bundle) => bundle.id === id);
		if (found === undefined || found.state === 'waiting') return;
		await this.#options.store.forgetBundle(id);
		await this.#changed();
	}

	async #makeRoom(all: readonly KeptBundle[]): Promise<void> {
		const [oldest] = all
			.filter(({ state }) => state === 'taken')
			.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
		if (oldest === undefined) throw new Error('no room for another bundle');
		await this.#options.store.forgetBundle(oldest.id);
	}

	async #send(): Promise<void> {
		const { store, clock } = this.#options;
		for (const bundle of await store.bundles()) {
			if (bundle.state === 'waiting') {
				const answer = await this.#bring(bundle);
				if (answer === 'not_now') return;
				if (answer === 'later') continue;
				await store.putBundle(answer);
				await this.#changed();
			} else if (isLongDone(bundle, clock.now())) {
				await store.forgetBundle(bundle.id);
				await this.#changed();
			}
		}
	}

	/** The bundle with its answer; `later`: this one waits on; `not_now`: so would every other. */
	async #bring(bundle: KeptBundle): Promise<KeptBundle | 'later' | 'not_now'> {
		const { fetch, clock } = this.#options;
		const answer = await requestJson(
			fetch,
			{
				path: '/api/sync/handover',
				body: { bundle: toBase64Url(bundle.bytes) },
				timeoutMs: SEND_TIMEOUT_MS
			},
			handoverResponseSchema
		);
		const answeredAt = msToInstant(clock.now());
		// What the server has need not be kept; what it refused may be taken elsewhere or later.
		if (answer.ok)
			return {
				...bundle,
				state: 'taken',
				answeredAt,
				counts: countsOf(answer.value),
				bytes: new Uint8Array()
			};
		if (concernsAll(answer.error)) return 'not_now';
		const problem = problemOf(answer.error);
		return problem === null ? 'later' : { ...bundle, state: 'refused', answeredAt, problem };
	}

	async #changed(): Promise<void> {
		this.#options.onChange(await this.list());
	}
}

function isLongDone({ state, receivedAt }: KeptBundle, now: number): boolean {
	return state === 'taken' && now - instantToMs(receivedAt) > SHOWN_DAYS * MS_PER_DAY;
}

function shown({ bytes, ...bundle }: KeptBundle): CarriedBundle {
	void bytes;
	return bundle;
}

function countsOf({ taken, known, refused, unreadable }: HandoverResponse) {
	return { taken, known, refused, unreadable };
}

/** No network, nobody signed in here, too much asked, or a server that is not there: no other bundle fares better. */
const STATUS_OF_ALL: ReadonlySet<number> = new Set([401, 429, 502, 503, 504]);

function concernsAll(problem: HttpProblem): boolean {
	return problem.kind === 'offline' || (problem.kind === 'status' && STATUS_OF_ALL.has(problem.status));
}

/** Why the server will never take this bundle; null when it may later. */
function problemOf(problem: HttpProblem): HandoverProblem | 'too_large' | null {
	if (problem.kind !== 'status') return null;
	const { status, code } = problem;
	if (status === 413) return 'too_large';
	const known = handoverProblems.find((one) => one === code);
	// It could not be read, or a newer server has a reason this app has no word for: a second try ends the same.
	return known ?? (status === 400 || status === 422 ? 'handover.unreadable' : null);
}
