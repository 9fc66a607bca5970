import { expect, test } from 'vitest';
import { WritesUnderWay } from './writes-under-way.ts';

test('a write is under way until the outbox lists it', async () => {
	const written = Promise.withResolvers<void>();
	const listed = Promise.withResolvers<void>();
	const writes = new WritesUnderWay(() => listed.promise);
	const seen: boolean[] = [];
	writes.isAny$.subscribe((isAny) => seen.push(isAny));
	const followed = writes.follow(written.promise);
	expect(seen).toEqual([false, true]);
	written.resolve();
	await written.promise;
	expect(writes.isAny$.value).toBe(true);
	listed.resolve();
	await followed;
	expect(seen).toEqual([false, true, false]);
});

test('of two writes the later one ends it', async () => {
	const first = Promise.withResolvers<void>();
	const second = Promise.withResolvers<void>();
	const writes = new WritesUnderWay(async () => undefined);
	const both = [writes.follow(first.promise), writes.follow(second.promise)];
	first.resolve();
	await both[0];
	expect(writes.isAny$.value).toBe(true);
	second.resolve();
	await both[1];
	expect(writes.isAny$.value).toBe(false);
});

test('a write that fails is not under way any more', async () => {
	const writes = new WritesUnderWay(async () => undefined);
	await writes.follow(Promise.reject(new Error('full')));
	expect(writes.isAny$.value).toBe(false);
});
