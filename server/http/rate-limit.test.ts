import { expect, test } from 'vitest';
import { createRateLimiter, rateKeyOf } from '#server/http/rate-limit.ts';
import { TEST_NOW, TestClock } from '#server/testkit/create-test-server.ts';

test('a key is refused after its limit until its window ends; others are not', () => {
	const clock = new TestClock(TEST_NOW);
	const limiter = createRateLimiter(clock, { limit: 2, windowMs: 1000 });
	for (let times = 0; times < 2; times += 1) {
		limiter.check('a');
		limiter.count('a');
	}
	expect(() => limiter.check('a')).toThrow('Too many');
	expect(() => limiter.check('b')).not.toThrow();
	clock.advance(1000);
	expect(() => limiter.check('a')).not.toThrow();
});

test('many keys do not fill the memory: the oldest ones are forgotten', () => {
	const limiter = createRateLimiter(new TestClock(TEST_NOW), { limit: 1, windowMs: 1000 });
	for (let key = 0; key <= 50_000; key += 1) limiter.count(String(key));
	expect(() => limiter.check('0')).not.toThrow();
	expect(() => limiter.check('50000')).toThrow('Too many');
});

test('one IPv6 home is one key, one IPv4 address is one key', () => {
	expect(rateKeyOf('2001:db8:1:2:aaaa::1')).toBe(rateKeyOf('2001:db8:1:2:bbbb::2'));
	expect(rateKeyOf('2001:db8::1')).toBe(rateKeyOf('2001:db8::ffff:2'));
	expect(rateKeyOf('2001:db8::1')).not.toBe(rateKeyOf('2001:db8:0:1::1'));
	expect(rateKeyOf('10.0.0.1')).not.toBe(rateKeyOf('10.0.0.2'));
});
