import { uuidv7 } from '#domain/kernel/id.ts';
import { PRIOR_LIMIT, type Mutation, type PriorMutation } from '#domain/kernel/mutation.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock, SmallStore } from '#lib/data/device-clock.ts';

const DEVICE_KEY = 'tagwerk.device';
const SEQ_KEY = 'tagwerk.seq';

export interface StamperOptions {
	readonly store: SmallStore;
	readonly clock: DeviceClock;
	readonly random: (bytes: number) => Uint8Array;
}

/** Names every local write: which device, its how-manieth, when by its clock, and what went before. */
export class Stamper {
	readonly #options: StamperOptions;
	readonly deviceId: string;

	constructor(options: StamperOptions) {
		this.#options = options;
		const known = options.store.get(DEVICE_KEY);
		this.deviceId = known ?? this.nextId();
		if (known === null) options.store.set(DEVICE_KEY, this.deviceId);
	}

	/** A new UUIDv7 of this device. */
	nextId(): string {
		return uuidv7(this.#options.clock.correctedNow(), this.#options.random(10));
	}

	/**
	 * The mutation of a write. `unacknowledged` is the mutation it builds on while the server has not
	 * acknowledged that one: only the newest state travels, but every act is named.
	 */
	stamp(event: string, unacknowledged: Mutation | null, comment?: string): Mutation {
		const mutation = this.unnumbered(event, unacknowledged, comment);
		this.#options.store.set(SEQ_KEY, String(mutation.seq));
		return mutation;
	}

	/** The mutation that a write would get now; its number is not used up. */
	unnumbered(event: string, unacknowledged: Mutation | null, comment?: string): Mutation {
		const prior = unacknowledged === null ? [] : priorOf(unacknowledged);
		const seq = Number(this.#options.store.get(SEQ_KEY) ?? 0) + 1;
		return {
			id: this.nextId(),
			event,
			deviceId: this.deviceId,
			seq,
			deviceTime: msToInstant(this.#options.clock.deviceNow()),
			offsetMs: this.#options.clock.offsetMs,
			...(comment === undefined ? {} : { comment }),
			...(prior.length === 0 ? {} : { prior })
		};
	}
}

/** The mutation and everything before it, oldest first, without nesting. */
export function priorOf(mutation: Mutation): PriorMutation[] {
	return [...(mutation.prior ?? []), bareMutation(mutation)].slice(-PRIOR_LIMIT);
}

/** A mutation without its predecessors. */
export function bareMutation(mutation: Mutation): PriorMutation {
	const { prior, proof, ...bare } = mutation;
	void prior;
	void proof;
	return bare;
}
