import type { Clock } from '#domain/kernel/clock.ts';
import { AppError } from '#server/http/errors.ts';

export interface RateRule {
	readonly limit: number;
	readonly windowMs: number;
}

export interface RateLimiter {
	/** Throws 429 with Retry-After when the key has used up its window. Counts nothing. */
	check(key: string): void;
	/** Counts one event of this key. */
	count(key: string): void;
	/** Takes one counted event back: it turned out to be harmless. */
	discount(key: string): void;
	/** Forgets the key: somebody proved to be welcome. */
	forget(key: string): void;
}

/** Keys kept at once; beyond that the oldest window goes, so that nobody fills the memory. */
const KEYS_MAX = 50_000;

/** Counts events by key in windows of fixed length. In memory: a restart forgives. */
export function createRateLimiter(clock: Clock, rule: RateRule): RateLimiter {
	const windows = new Map<string, { until: number; used: number }>();
	const current = (key: string) => {
		const window = windows.get(key);
		if (window && window.until > clock.now()) return window;
		windows.delete(key);
		return null;
	};
	return {
		check(key) {
			const window = current(key);
			if (!window || window.used < rule.limit) return;
			const seconds = Math.max(1, Math.ceil((window.until - clock.now()) / 1000));
			throw new AppError(
				'request.rate_limited',
				429,
				'Too many attempts. Try again later.',
				{ retryAfterSeconds: seconds },
				{ 'retry-after': String(seconds) }
			);
		},
		count(key) {
			const window = current(key);
			if (window) {
				window.used += 1;
				return;
			}
			if (windows.size >= KEYS_MAX) windows.delete(windows.keys().next().value ?? '');
			windows.set(key, { until: clock.now() + rule.windowMs, used: 1 });
		},
		discount(key) {
			const window = current(key);
			if (window && window.used > 0) window.used -= 1;
		},
		forget: (key) => void windows.delete(key)
	};
}

/** The part of an address that one subscriber controls: an IPv6 home has a whole /64. */
export function rateKeyOf(address: string): string {
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
	return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
