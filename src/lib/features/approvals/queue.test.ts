import { expect, test } from 'vitest';
import {
	afterDeciding,
	attentionReason,
	entriesOfDays,
	filterItems,
	quickReplies,
	selectedItem,
	step,
	weekHours
} from './queue.ts';
import type { QueueDay, QueueItem, QueueMark } from './types.ts';

const mark = (code: string, severity: QueueMark['severity'] = 'violation'): QueueMark => ({
	code,
	severity,
	actual: 20,
	limit: 45,
	date: '2026-11-10',
	isExplained: false
});

const day = (date: string, more: Partial<QueueDay> = {}): QueueDay => ({
	date,
	entryIds: [`${date}-a`, `${date}-b`],
	workedMinutes: 480,
	breakMinutes: 30,
	targetMinutes: 480,
	ribbon: { from: 6, to: 18, now: null, segments: [{ from: 7, to: 15.5, kind: 'work' }] },
	marks: [],
	words: '',
	notes: [],
	rows: [],
	holiday: null,
	absence: null,
	missingMinutes: 0,
	...more
});

const item = (name: string, more: Partial<QueueItem> = {}): QueueItem => ({
	id: `${name}:2026-11-09`,
	person: { id: name, name, initials: name.slice(0, 2), personalNumber: '1042' },
	monday: '2026-11-09',
	week: 46,
	entryIds: ['2026-11-09-a', '2026-11-09-b', '2026-11-10-a', '2026-11-10-b'],
	workedMinutes: 960,
	targetMinutes: 2400,
	breakMinutes: 60,
	deltaMinutes: 0,
	redMarks: 0,
	marks: [],
	hasWords: false,
	confirmedAt: null,
	daysAfterEnd: null,
	days: [day('2026-11-09'), day('2026-11-10')],
	isWaiting: false,
	...more
});

test('red marks are the first reason to look, then overlaps, then words, then hints', () => {
	const hint = mark('REST_REDUCED', 'warning');
	expect(attentionReason(item('Tom', { redMarks: 2, hasWords: true }))).toEqual({ kind: 'red', count: 2 });
	expect(attentionReason(item('Tom', { marks: [mark('OVERLAP', 'warning')], hasWords: true }))).toEqual({
		kind: 'overlap'
	});
	expect(attentionReason(item('Tom', { marks: [hint], hasWords: true }))).toEqual({ kind: 'words' });
	expect(attentionReason(item('Tom', { marks: [hint] }))).toEqual({ kind: 'marks', count: 1 });
	expect(attentionReason(item('Tom'))).toBeNull();
	expect(attentionReason(item('Tom', { marks: [mark('DAY_OVER_REGULAR', 'warning')] }))).toBeNull();
});

test('the queue is searched by a part of the name in any case, or of the personal number', () => {
	const items = [item('Tom Krüger'), item('Mara Lindner', { hasWords: true })];
	expect(filterItems(items, 'all', 'krü')).toHaveLength(1);
	expect(filterItems(items, 'all', '104')).toHaveLength(2);
	expect(filterItems(items, 'worded', '')).toEqual([items[1]]);
	expect(filterItems(items, 'marked', '')).toEqual([]);
});

test('stepping stays on the list at both ends and starts at its head', () => {
	expect(step(['a', 'b'], null, 1)).toBe('a');
	expect(step(['a', 'b'], 'a', 1)).toBe('b');
	expect(step(['a', 'b'], 'b', 1)).toBe('b');
	expect(step(['a', 'b'], 'a', -1)).toBe('a');
	expect(step([], 'a', 1)).toBeNull();
});

test('after a decision the next item comes, at the end the one before, and nothing after the last', () => {
	expect(afterDeciding(['a', 'b', 'c'], 'b')).toBe('c');
	expect(afterDeciding(['a', 'b', 'c'], 'c')).toBe('b');
	expect(afterDeciding(['a'], 'a')).toBeNull();
});

test('a return covers the chosen days, or the whole week when none is chosen', () => {
	const week = item('Tom');
	expect(entriesOfDays(week, new Set(['2026-11-10']))).toEqual(['2026-11-10-a', '2026-11-10-b']);
	expect(entriesOfDays(week, new Set())).toEqual(week.entryIds);
});

test('the quick replies fit what stands out, and the friendly one is always there', () => {
	expect(quickReplies([day('2026-11-09')])).toEqual(['fine']);
	expect(quickReplies([day('2026-11-09', { marks: [mark('BRK_MISSING')], missingMinutes: 285 })])).toEqual([
		'add_break',
		'add_time',
		'certificate',
		'fine'
	]);
});

test('all ribbons of a week share one scale, from 6 to 20 and wider when a day needs it', () => {
	const late = day('2026-11-10', {
		ribbon: { from: 4, to: 26, now: null, segments: [{ from: 4.5, to: 25.2, kind: 'work' }] }
	});
	expect(weekHours([day('2026-11-09')])).toEqual({ from: 6, to: 20 });
	expect(weekHours([day('2026-11-09'), late])).toEqual({ from: 4, to: 26 });
});

test('the week beside the list stays while others arrive before it, until it is decided', () => {
	const [anna, mara] = [item('Anna'), item('Mara')];
	expect(selectedItem([mara], null, null)).toBe(mara);
	expect(selectedItem([anna, mara], null, mara.id)).toBe(mara);
	expect(selectedItem([anna], null, mara.id)).toBe(anna);
	expect(selectedItem([anna, mara], anna.id, mara.id)).toBe(anna);
	expect(selectedItem([anna], mara.id, anna.id)).toBeNull();
	expect(selectedItem([], null, mara.id)).toBeNull();
});
