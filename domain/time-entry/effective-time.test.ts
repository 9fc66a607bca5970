import { expect, test } from 'vitest';
import { effectiveTime } from '#domain/time-entry/effective-time.ts';

const receivedAt = '2026-01-12T12:00:00.000Z';
const at = (deviceTime: string, over: { offsetMs?: number; lastSyncAt?: string } = {}) =>
	effectiveTime({
		mutation: { deviceTime, offsetMs: over.offsetMs ?? 0 },
		receivedAt,
		lastSyncAt: over.lastSyncAt ?? null
	});

test('the measured offset corrects a clock that is wrong', () => {
	expect(at('2026-01-12T13:00:00.000Z', { offsetMs: -3_600_000 })).toEqual({
		effectiveAt: '2026-01-12T12:00:00.000Z',
		suspect: false
	});
});

test('two minutes after receipt are believed, more is not', () => {
	expect(at('2026-01-12T12:02:00.000Z').suspect).toBe(false);
	expect(at('2026-01-12T12:02:00.001Z')).toEqual({ effectiveAt: receivedAt, suspect: true });
});

test('a clock set back before the last sync is not believed', () => {
	const lastSyncAt = '2026-01-12T11:00:00.000Z';
	expect(at('2026-01-12T10:58:00.000Z', { lastSyncAt }).suspect).toBe(false);
	expect(at('2026-01-12T10:57:59.999Z', { lastSyncAt })).toEqual({ effectiveAt: receivedAt, suspect: true });
});

test('an absurd offset never throws', () => {
	expect(at('2026-01-12T10:00:00.000Z', { offsetMs: -Number.MAX_SAFE_INTEGER }).suspect).toBe(true);
	expect(at('2026-01-12T10:00:00.000Z', { offsetMs: Number.MAX_SAFE_INTEGER }).suspect).toBe(true);
});

test('the first instant of the calendar is the earliest that a clock can mean', () => {
	expect(at('1970-01-01T00:00:00.000Z').suspect).toBe(false);
	expect(at('1970-01-01T00:00:00.000Z', { offsetMs: -1 }).suspect).toBe(true);
});
