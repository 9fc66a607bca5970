import { expect, test } from 'vitest';
import {
	breakForMarks,
	breakInside,
	isBreakMark,
	type ProposalStretch
} from '#domain/regulation/break-proposal.ts';

const berlin = 'Europe/Berlin';
const at = (time: string) => `2026-11-17T${time}:00.000Z`;
/** Noon in Berlin, in minutes of the UTC day. */
const NOON = 660;
const wall = (minute: number) =>
	`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const inside = (from: string, to: string, minutes: number) => breakInside(at(from), at(to), minutes, berlin);

test('a break leaves at least a minute of work before and after it', () => {
	expect(inside('13:00', '13:31', 30)).toBeNull();
	expect(inside('13:00', '13:32', 30)).toEqual({ start: at('13:01'), stop: at('13:31') });
});

test('no break is put into work when none is owed', () => {
	expect(inside('07:00', '15:00', 0)).toBeNull();
	expect(inside('07:00', '15:00', -5)).toBeNull();
});

test('a break in the middle of work begins at the full five minutes before it', () => {
	expect(inside('13:00', '19:36', 30)).toEqual({ start: at('16:00'), stop: at('16:30') });
});

test('work that begins at noon, or ends before the break of noon is over, has its break in the middle', () => {
	expect(inside('11:00', '15:00', 30)?.start).toBe(at('12:45'));
	expect(inside('10:59', '15:00', 30)?.start).toBe(at('11:00'));
	expect(inside('07:00', '11:30', 30)?.start).toBe(at('09:00'));
	expect(inside('07:00', '11:31', 30)?.start).toBe(at('11:00'));
});

/** Work of 8:30 h whose short gaps are no breaks; the place of its break is found among all its pieces. */
function shortGapsFrom(begin: number): ProposalStretch[] {
	const pieces = [
		[0, 150],
		[155, 275],
		[280, 400],
		[405, 525]
	] as const;
	return pieces.map(([from, to], i) => ({
		id: `w${i}`,
		kind: 'work',
		start: at(wall(begin + from)),
		stop: at(wall(begin + to))
	}));
}
const breakOfDayFrom = (begin: number) =>
	breakForMarks({
		marks: [{ code: 'BRK_STRETCH', actual: 510, limit: 360 }],
		rows: shortGapsFrom(begin),
		zone: berlin,
		breakBlock: { minBlock: 15, edge: 0 }
	});

test('of all places that end a long stretch the one nearest to noon is proposed', () => {
	expect(breakOfDayFrom(NOON - 360)).toEqual({ entryId: null, start: at('11:00'), stop: at('11:30') });
});

test('where no work spans noon, the place nearest to the middle of the work is proposed', () => {
	const afternoon = NOON + 120;
	expect(breakOfDayFrom(afternoon)).toEqual({ entryId: null, start: at('17:00'), stop: at('17:30') });
	const night = NOON - 600;
	expect(breakOfDayFrom(night)).toEqual({ entryId: null, start: at('05:00'), stop: at('05:30') });
});

test('work that begins or ends at noon does not span it', () => {
	expect(breakOfDayFrom(NOON)?.start).toBe(at('15:00'));
	expect(breakOfDayFrom(NOON - 525)?.start).toBe(at('06:15'));
});

test('a longer break mends what is missing and too long a stretch, and no other mark', () => {
	expect(
		['BRK_MISSING', 'BRK_STRETCH', 'REST_SHORT', 'DAY_OVER_MAX'].map((code) => isBreakMark({ code }))
	).toEqual([true, true, false, false]);
});

test('what other rules miss adds nothing to the break', () => {
	const rows: ProposalStretch[] = [
		{ id: 'a', kind: 'work', start: at('06:30'), stop: at('11:00') },
		{ id: 'b', kind: 'break', start: at('11:00'), stop: at('11:20') },
		{ id: 'c', kind: 'work', start: at('11:20'), stop: at('15:00') }
	];
	const day = { rows, zone: berlin, breakBlock: { minBlock: 15, edge: 0 } };
	const rest = { code: 'REST_SHORT', actual: 600, limit: 660 } as const;
	const missing = { code: 'BRK_MISSING', actual: 20, limit: 30 } as const;
	expect(breakForMarks({ ...day, marks: [rest] })).toBeNull();
	expect(breakForMarks({ ...day, marks: [rest, missing] })).toEqual({
		entryId: 'b',
		start: at('11:00'),
		stop: at('11:30')
	});
});
