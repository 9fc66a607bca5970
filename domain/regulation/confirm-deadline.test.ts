import { expect, test } from 'vitest';
import { confirmDeadline, judgeConfirmTiming } from '#domain/regulation/confirm-deadline.ts';
import { BERLIN, berlin } from '#domain/testkit/builders.ts';

const deadline = berlin('2026-01-16 00:00');
const beforeMidnight = '2026-01-15T22:59:59.999Z';

function judged(over: Partial<Parameters<typeof judgeConfirmTiming>[0]>) {
	return judgeConfirmTiming({
		deadline,
		effectiveAt: beforeMidnight,
		receivedAt: null,
		onTimeout: 'warn',
		...over
	});
}

test('an entry can be confirmed until the end of the last day, without a limit for ever', () => {
	const until = (timeoutDays: number | null) =>
		confirmDeadline({ entryDate: '2026-01-12', zone: BERLIN, timeoutDays });
	expect(until(3)).toBe(deadline);
	expect(until(0)).toBe(berlin('2026-01-13 00:00'));
	expect(until(null)).toBeNull();
	expect(judged({ deadline: null, effectiveAt: berlin('2027-01-01 00:00') })).toEqual({
		outcome: 'accepted',
		flags: []
	});
});

test('from the deadline on a confirmation is late: flagged, or refused where the group says so', () => {
	expect(judged({})).toEqual({ outcome: 'accepted', flags: [] });
	expect(judged({ effectiveAt: deadline })).toEqual({ outcome: 'accepted', flags: ['LATE_CONFIRM'] });
	expect(judged({ effectiveAt: deadline, onTimeout: 'block' })).toEqual({ outcome: 'late' });
});

test('made in time it may arrive up to 14 days late; then HR looks at it', () => {
	const received = (receivedAt: string, maxOfflineDays?: number) =>
		judged({ receivedAt, ...(maxOfflineDays === undefined ? {} : { maxOfflineDays }) });
	expect(received(beforeMidnight)).toEqual({ outcome: 'accepted', flags: [] });
	expect(received(deadline)).toEqual({ outcome: 'accepted', flags: ['LATE_SYNC'] });
	expect(received('2026-01-29T22:59:59.999Z')).toEqual({ outcome: 'accepted', flags: ['LATE_SYNC'] });
	expect(received(berlin('2026-01-30 00:00'))).toEqual({ outcome: 'review', flags: ['LATE_SYNC'] });
	expect(received(berlin('2026-01-17 00:00'), 1)).toEqual({ outcome: 'review', flags: ['LATE_SYNC'] });
});
