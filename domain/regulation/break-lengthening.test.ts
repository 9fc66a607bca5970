import { expect, test } from 'vitest';
import { proposeBreak, type ProposalStretch } from '#domain/regulation/break-proposal.ts';

const at = (time: string) => `2026-11-17T${time}:00.000Z`;
const work = (from: string, to: string | null): ProposalStretch => ({
	id: `work ${from}`,
	kind: 'work',
	start: at(from),
	stop: to === null ? null : at(to)
});
const pause = (from: string, to: string): ProposalStretch => ({
	id: `break ${from}`,
	kind: 'break',
	start: at(from),
	stop: at(to)
});

function proposed(missing: number, rows: readonly ProposalStretch[]): string | null {
	const found = proposeBreak(rows, missing, 'Europe/Berlin', 15);
	if (found === null) return null;
	return `${found.entryId ?? 'new'} ${found.start.slice(11, 16)}-${found.stop.slice(11, 16)}`;
}

test('of several breaks the longest one is lengthened, wherever it lies', () => {
	const day = (first: string, second: string) => [
		work('06:00', '09:00'),
		pause('09:00', first),
		work(first, '12:00'),
		pause('12:00', second),
		work(second, '15:00')
	];
	expect(proposed(10, day('09:10', '12:20'))).toBe('break 12:00 12:00-12:30');
	expect(proposed(10, day('09:20', '12:10'))).toBe('break 09:00 09:00-09:30');
});

test('the order in which a day is told changes nothing', () => {
	const day = [work('06:30', '11:00'), pause('11:00', '11:20'), work('11:20', '15:00')];
	expect(proposed(10, day)).toBe('break 11:00 11:00-11:30');
	expect(proposed(10, [...day].reverse())).toBe('break 11:00 11:00-11:30');
	const pieces = [
		work('06:30', '11:00'),
		pause('11:00', '11:20'),
		work('11:20', '11:25'),
		work('11:30', '15:00')
	];
	expect(proposed(10, pieces)).toBe('break 11:00 10:50-11:20');
	expect(proposed(10, [...pieces].reverse())).toBe('break 11:00 10:50-11:20');
});

test('a break from the first minute of work, or until its last, is left alone like one outside of it', () => {
	const begins = [pause('06:20', '06:40'), work('06:20', '15:00')];
	const ends = [work('06:20', '15:00'), pause('14:40', '15:00')];
	const after = [work('06:20', '15:00'), pause('15:00', '15:20')];
	for (const day of [begins, ends, after]) expect(proposed(10, day)).toBe('new 11:00-11:15');
});

test('work that still runs is no work yet: a break before it is left alone', () => {
	const day = [work('06:30', '11:00'), pause('11:00', '11:20'), work('11:25', null)];
	expect(proposed(10, day)).toBe('new 08:35-08:50');
});

test('a break of exactly the shortest length that counts is counted', () => {
	const day = (until: string) => [work('06:30', '11:00'), pause('11:00', until), work(until, '15:00')];
	expect(proposed(15, day('11:15'))).toBe('break 11:00 11:00-11:30');
	expect(proposed(30, day('11:14'))).toBe('break 11:00 11:00-11:30');
});

test('a break entered over work grows past that work, into the work beyond', () => {
	expect(proposed(10, [work('06:30', '11:20'), pause('11:00', '11:20'), work('11:20', '15:00')])).toBe(
		'break 11:00 11:00-11:30'
	);
	expect(proposed(10, [work('06:30', '14:30'), pause('14:30', '14:50'), work('14:30', '14:55')])).toBe(
		'break 14:30 14:20-14:50'
	);
});

test('a break never takes all the work on one side of it', () => {
	const day = (until: string) => [work('06:30', '11:00'), pause('11:00', '11:20'), work('11:20', until)];
	expect(proposed(10, day('11:31'))).toBe('break 11:00 11:00-11:30');
	expect(proposed(10, day('11:30'))).toBe('break 11:00 10:50-11:20');
	const short = (from: string) => [work(from, '06:40'), pause('06:40', '06:50'), work('06:50', '06:55')];
	expect(proposed(30, short('06:19'))).toBe('break 06:40 06:20-06:50');
	expect(proposed(30, short('06:20'))).toBeNull();
});

test('a break that cannot grow leaves the longest work with a new one', () => {
	const morning = [work('06:30', '06:35'), pause('06:35', '06:45'), work('06:45', '06:50')];
	expect(proposed(30, [...morning, work('07:00', '15:00')])).toBe('new 11:00-11:30');
	expect(proposed(30, morning)).toBeNull();
	expect(proposed(30, [work('06:00', '12:00'), work('13:00', '14:00')])).toBe('new 11:00-11:30');
	expect(proposed(30, [work('13:00', '14:00'), work('06:00', '12:00')])).toBe('new 11:00-11:30');
});
