import { expect, test } from 'vitest';
import { chipKindOf, WAITING_LONG_MS, type ChipFacts } from './sync-chip.ts';

const NOW = 1_000_000_000;
const calm: ChipFacts = {
	pending: 0,
	isWriting: false,
	oldestPendingAt: null,
	activeSince: null,
	lastSuccessAt: NOW - 60_000,
	isFirstSync: false,
	decisions: 0,
	refusals: 0,
	needsSignIn: false,
	needsUpdate: false,
	storageNearlyFull: false,
	isStorageLost: false,
	skewMinutes: 0,
	shown: 'synced',
	shownSince: 0
};
const kind = (facts: Partial<ChipFacts>, now = NOW) => chipKindOf({ ...calm, ...facts }, now).kind;

test('an empty outbox is synced', () => {
	expect(kind({})).toBe('synced');
});

test('a write under way is not synced before it is listed', () => {
	expect(kind({ isWriting: true })).toBe('synced-until');
});

test('a chip that says what waits goes on only while something is listed', () => {
	const waiting = { isWriting: true, shown: 'waiting' } as const;
	expect(kind({ ...waiting, pending: 1, oldestPendingAt: NOW })).toBe('waiting');
	expect(kind(waiting)).toBe('synced-until');
	expect(kind({ ...waiting, shown: 'waiting-long' })).toBe('synced-until');
});

test('a write does not make a full device or a wrong clock look well', () => {
	const listed = { pending: 1, oldestPendingAt: NOW } as const;
	expect(kind({ isWriting: true, storageNearlyFull: true, shown: 'storage' })).toBe('storage');
	expect(kind({ ...listed, storageNearlyFull: true, shown: 'storage' })).toBe('storage');
	expect(kind({ ...listed, skewMinutes: 5, shown: 'skew' })).toBe('skew');
});

test('before the first exchange with the server nothing is called synced', () => {
	expect(kind({ lastSuccessAt: null })).toBe('opening');
});

test('until everything has arrived once the chip says that it loads, and what was stamped meanwhile waits as ever', () => {
	expect(kind({ isFirstSync: true })).toBe('loading');
	const stamped = { isFirstSync: true, shown: 'loading', pending: 1, oldestPendingAt: NOW } as const;
	expect(kind(stamped, NOW + 100)).toBe('loading');
	expect(kind(stamped, NOW + 1_500)).toBe('waiting');
	expect(kind({ shown: 'loading' })).toBe('synced');
});

test('right after the start a write keeps the chip from saying synced', () => {
	const starting = { shown: 'opening', pending: 1, oldestPendingAt: NOW } as const;
	expect(kind(starting)).toBe('opening');
	expect(kind(starting, NOW + 1_500)).toBe('waiting');
});

test('a fresh write changes no look before it has waited 1.5 seconds, but synced is not claimed any more', () => {
	const fresh = { pending: 1, oldestPendingAt: NOW, activeSince: NOW };
	expect(kind(fresh, NOW + 100)).toBe('synced-until');
	expect(chipKindOf({ ...calm, ...fresh }, NOW + 100).recheckInMs).toBe(700);
	expect(kind({ pending: 1, oldestPendingAt: NOW }, NOW + 1_500)).toBe('waiting');
});

test('sending is said only after 800 ms and then for at least 600 ms', () => {
	const sending = { pending: 1, oldestPendingAt: NOW, activeSince: NOW };
	expect(kind(sending, NOW + 799)).toBe('synced-until');
	expect(kind(sending, NOW + 800)).toBe('sending');
	expect(kind({ shown: 'sending', shownSince: NOW }, NOW + 599)).toBe('sending');
	expect(kind({ shown: 'sending', shownSince: NOW }, NOW + 600)).toBe('synced');
});

test('after twelve hours the waiting is long', () => {
	expect(kind({ pending: 3, oldestPendingAt: NOW - WAITING_LONG_MS - 1 })).toBe('waiting-long');
});

test('a decision outranks everything, a refusal comes next, then the sign-in', () => {
	const all = { decisions: 1, refusals: 1, needsSignIn: true, pending: 1, oldestPendingAt: 0 };
	expect(kind(all)).toBe('decision');
	expect(kind({ ...all, decisions: 0 })).toBe('refused');
	expect(kind({ ...all, decisions: 0, refusals: 0 })).toBe('sign-in');
});

test('a clock two minutes off is no news, three are', () => {
	expect(kind({ skewMinutes: 2 })).toBe('synced');
	expect(kind({ skewMinutes: -3 })).toBe('skew');
});

test('a storage that the browser took away comes before everything else: nothing on the screen is safe to believe', () => {
	expect(kind({ isStorageLost: true })).toBe('lost');
	expect(kind({ isStorageLost: true, decisions: 1, pending: 2, oldestPendingAt: NOW })).toBe('lost');
});
