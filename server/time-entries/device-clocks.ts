import type { Mutation } from '#domain/kernel/mutation.ts';
import { msToInstant, instantToMs, type Instant } from '#domain/time/instant.ts';
import { effectiveTime } from '#domain/time-entry/write-rule.ts';
import type { Database } from '#server/db/client.ts';
import {
	findDeviceMark,
	saveDeviceMark,
	type DeviceMark
} from '#server/time-entries/mutations.repository.ts';

/**
 * When each device of a person last acted. A device counts its acts; one with a higher number and an
 * earlier time shows that the clock was set back in between, to beat a deadline for example.
 */
export class DeviceClocks {
	readonly #db: Database;
	readonly #userId: string;
	readonly #receivedAt: Instant;
	readonly #stored = new Map<string, DeviceMark | null>();
	readonly #newest = new Map<string, Mutation>();

	constructor(db: Database, userId: string, receivedAt: Instant) {
		this.#db = db;
		this.#userId = userId;
		this.#receivedAt = receivedAt;
	}

	/** When the device's last known act before this one was; null when there is none. */
	lastActBefore({ deviceId, seq }: Mutation): Instant | null {
		let mark = this.#stored.get(deviceId);
		if (mark === undefined) {
			mark = findDeviceMark(this.#db, this.#userId, deviceId);
			this.#stored.set(deviceId, mark);
		}
		return mark !== null && mark.seq < seq ? mark.at : null;
	}

	/** Remembers an accepted act. */
	note(mutation: Mutation): void {
		const { deviceId, seq } = mutation;
		const newest = this.#newest.get(deviceId) ?? this.#stored.get(deviceId);
		if (newest === undefined || newest === null || newest.seq < seq) this.#newest.set(deviceId, mutation);
	}

	save(): void {
		for (const [deviceId, mutation] of this.#newest) {
			const { effectiveAt } = effectiveTime({ mutation, receivedAt: this.#receivedAt });
			const mark = { seq: mutation.seq, at: later(effectiveAt, this.#stored.get(deviceId)?.at) };
			saveDeviceMark(this.#db, this.#userId, deviceId, mark);
		}
	}
}

function later(one: Instant, other: Instant | undefined): Instant {
	return other === undefined ? one : msToInstant(Math.max(instantToMs(one), instantToMs(other)));
}
