import type { Mutation } from '#domain/kernel/mutation.ts';
import { msToInstant, instantToMs, type Instant } from '#domain/time/instant.ts';
import { effectiveTime } from '#domain/time-entry/write-rule.ts';
import type { Database } from '#server/db/client.ts';
import {
	findDeviceMark,
	lastActInSession,
	saveDeviceMark,
	type DeviceMark
} from '#server/time-entries/mutations.repository.ts';

/** The session a push came in. */
export interface DeviceSession {
	readonly userId: string;
	readonly sessionId: string;
	/** When the person signed in, ms since the epoch. */
	readonly startedAt: number;
}

/**
 * When each device of a person last acted. A device counts its acts; one with a higher number and an
 * earlier time shows that the clock was set back in between, to beat a deadline for example.
 *
 * A device that sends for the first time has no such act. Then the session says it: a session lives on one
 * device, so nothing was recorded there before the sign-in, nor before the last act that came in it under
 * another name. What was recorded offline since the sign-in is believed.
 */
export class DeviceClocks {
	readonly #db: Database;
	readonly #session: DeviceSession;
	readonly #receivedAt: Instant;
	readonly #stored = new Map<string, DeviceMark | null>();
	#sinceSession: Instant | null = null;
	readonly #newest = new Map<string, Mutation>();

	constructor(db: Database, session: DeviceSession, receivedAt: Instant) {
		this.#db = db;
		this.#session = session;
		this.#receivedAt = receivedAt;
	}

	/** The last instant of which is known that it was before this act; null for an earlier act that comes late. */
	lastActBefore({ deviceId, seq }: Mutation): Instant | null {
		let mark = this.#stored.get(deviceId);
		if (mark === undefined) {
			mark = findDeviceMark(this.#db, this.#session.userId, deviceId);
			this.#stored.set(deviceId, mark);
		}
		if (mark === null) return (this.#sinceSession ??= this.#lastOfSession());
		return mark.seq < seq ? mark.at : null;
	}

	#lastOfSession(): Instant {
		const { userId, sessionId, startedAt } = this.#session;
		return later(msToInstant(startedAt), lastActInSession(this.#db, userId, sessionId) ?? undefined);
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
			saveDeviceMark(this.#db, this.#session, deviceId, mark);
		}
	}
}

function later(one: Instant, other: Instant | undefined): Instant {
	return other === undefined ? one : msToInstant(Math.max(instantToMs(one), instantToMs(other)));
}
