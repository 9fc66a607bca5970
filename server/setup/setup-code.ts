import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#domain/kernel/clock.ts';
import { newInviteCode } from '#server/auth/invite-code.ts';

const VALID_MS = 30 * 60_000;

/** The one code that opens the set-up from another machine. Kept in memory only. */
export interface SetupCode {
	/** A new code for the next 30 minutes; an earlier one stops working. */
	issue(): string;
	/** Whether this is the code, and still good. */
	isRight(code: string): boolean;
	/** From now on it opens nothing. */
	use(): void;
}

/** No code yet. */
export function createSetupCode(clock: Clock): SetupCode {
	let current: { hash: Buffer; until: number } | null = null;
	return {
		issue() {
			const code = newInviteCode();
			current = { hash: hashOf(code), until: clock.now() + VALID_MS };
			return code;
		},
		isRight(code) {
			return current !== null && clock.now() < current.until && timingSafeEqual(hashOf(code), current.hash);
		},
		use() {
			current = null;
		}
	};
}

function hashOf(code: string): Buffer {
	return createHash('sha256')
		.update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
		.digest();
}
