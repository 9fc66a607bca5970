import type { Clock } from '#domain/kernel/clock.ts';
import { createRateLimiter, rateKeyOf, type RateRule } from '#server/http/rate-limit.ts';

const MINUTE_MS = 60_000;

/** Each guess costs 19 MiB and some milliseconds: one address may not keep the server busy with them. */
const ATTEMPTS_PER_ADDRESS: RateRule = { limit: 300, windowMs: MINUTE_MS };
const FAILURES_PER_ADDRESS: RateRule = { limit: 30, windowMs: 5 * MINUTE_MS };
const FAILURES_PER_ADDRESS_AND_ACCOUNT: RateRule = { limit: 10, windowMs: 5 * MINUTE_MS };
/** Against guessing from many addresses; high, because it also locks out the owner. */
const FAILURES_PER_ACCOUNT: RateRule = { limit: 100, windowMs: 60 * MINUTE_MS };

export interface SignInGuard {
	/**
	 * Throws 429 with Retry-After when this address or this account has guessed too often. Counts the attempt
	 * as a wrong one at once: guesses sent side by side would otherwise all pass before the first is judged.
	 */
	begin(address: string, login: string): void;
	/** The password was right: the attempt was none of the wrong ones. */
	succeeded(address: string, login: string): void;
}

/** Slows down guessing, by the address it comes from and by the account it aims at, known or not. */
export function createSignInGuard(clock: Clock): SignInGuard {
	const attempts = createRateLimiter(clock, ATTEMPTS_PER_ADDRESS);
	const byAddress = createRateLimiter(clock, FAILURES_PER_ADDRESS);
	const byPair = createRateLimiter(clock, FAILURES_PER_ADDRESS_AND_ACCOUNT);
	const byAccount = createRateLimiter(clock, FAILURES_PER_ACCOUNT);
	const pair = (address: string, login: string) => `${rateKeyOf(address)} ${login.slice(0, 100)}`;
	return {
		begin(address, login) {
			attempts.check(rateKeyOf(address));
			byAddress.check(rateKeyOf(address));
			byPair.check(pair(address, login));
			byAccount.check(login.slice(0, 100));
			attempts.count(rateKeyOf(address));
			byAddress.count(rateKeyOf(address));
			byPair.count(pair(address, login));
			byAccount.count(login.slice(0, 100));
		},
		succeeded(address, login) {
			byAddress.discount(rateKeyOf(address));
			byPair.forget(pair(address, login));
			byAccount.discount(login.slice(0, 100));
		}
	};
}
