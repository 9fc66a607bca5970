import { describe, expect, test } from 'vitest';
import type { AccountEntry } from '#domain/account/account-entry.ts';
import { ownStretches } from '#domain/account/own-stretches.ts';
import type { TimeRounding } from '#domain/account/account-rounding.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';

/** An entry of 12 January 2026, times in UTC; what it is called is its work type. */
const entry = (
	name: string,
	from: string,
	to: string | null,
	over: Partial<AccountEntry> = {}
): AccountEntry => ({
	id: name,
	kind: 'work',
	start: `2026-01-12T${from}:00.000Z`,
	stop: to === null ? null : `2026-01-12T${to}:00.000Z`,
	workTypeId: name,
	...over
});
const clock = (minute: number) => msToInstant(minute * MS_PER_MINUTE).slice(11, 16);

/** Whose minutes are whose, in lines of `name from-to`; the same in whatever order the entries come. */
function owned(entries: readonly AccountEntry[], rounding: TimeRounding | null = null): string[] {
	const linesOf = (list: readonly AccountEntry[]) =>
		ownStretches(list, 'UTC', rounding).map(
			({ entry: { workTypeId }, start, stop }) => `${workTypeId} ${clock(start)}-${clock(stop)}`
		);
	const lines = linesOf(entries);
	expect(linesOf([...entries].reverse())).toEqual(lines);
	return lines;
}

describe('minutes covered twice', () => {
	test('belong to the entry that started first, the rest to the other', () => {
		expect(owned([entry('b', '08:00', '10:00'), entry('a', '09:00', '11:00')])).toEqual([
			'b 08:00-10:00',
			'a 10:00-11:00'
		]);
	});

	test('leave nothing to an entry that lies within another, be it to the last minute', () => {
		expect(owned([entry('b', '08:00', '10:00'), entry('a', '09:00', '09:30')])).toEqual(['b 08:00-10:00']);
		expect(owned([entry('b', '08:00', '10:00'), entry('a', '09:00', '10:00')])).toEqual(['b 08:00-10:00']);
	});

	test('belong to the smaller id where both began in the same minute', () => {
		expect(owned([entry('b', '08:00', '10:00'), entry('a', '08:00', '09:00')])).toEqual([
			'a 08:00-09:00',
			'b 09:00-10:00'
		]);
		expect(owned([entry('b', '08:00', '09:00'), entry('a', '08:00', '10:00')])).toEqual(['a 08:00-10:00']);
	});

	test('belong to the one that has no id rather than to one that has', () => {
		const { id: _id, ...without } = entry('without', '08:00', '10:00');
		expect(owned([entry('A', '08:00', '09:00'), without])).toEqual(['without 08:00-10:00']);
	});

	test('belong to the one that stops first where nothing else tells them apart', () => {
		const long = entry('long', '08:00', '10:00', { id: 'same' });
		const short = entry('short', '08:00', '09:00', { id: 'same' });
		expect(owned([long, short])).toEqual(['short 08:00-09:00', 'long 09:00-10:00']);
	});
});

test('entries that touch keep their minutes, and breaks are cut out of whatever they cover', () => {
	const entries = [
		entry('a', '08:00', '10:00'),
		entry('b', '10:00', '12:00'),
		entry('pause', '09:30', '10:15', { kind: 'break' }),
		entry('coffee', '10:10', '10:20', { kind: 'break' })
	];
	expect(owned(entries)).toEqual(['a 08:00-09:30', 'b 10:20-12:00']);
});

test('an entry that runs, has no length or stops before it starts has no minutes and takes none', () => {
	const entries = [
		entry('running', '07:00', null),
		entry('pausing', '08:30', null, { kind: 'break' }),
		entry('backwards', '09:00', '08:00'),
		entry('empty', '08:15', '08:15'),
		entry('a', '08:00', '09:00')
	];
	expect(owned(entries)).toEqual(['a 08:00-09:00']);
});

describe('with a rounding', () => {
	const quarters: TimeRounding = { mode: 'default', minutes: 15 };

	test('of two entries that it lets begin together the one keeps the minutes that really began first', () => {
		const entries = [entry('b', '08:01', '09:00'), entry('a', '08:10', '10:00')];
		expect(owned(entries, quarters)).toEqual(['b 08:00-09:00', 'a 09:00-10:00']);
	});

	test('the entry goes first that begins first when rounded, each by the clock of its own zone', () => {
		const halves: TimeRounding = { mode: 'nearest', minutes: 30 };
		const kathmandu = entry('kathmandu', '08:09', '08:45', { zone: 'Asia/Kathmandu' });
		expect(owned([kathmandu, entry('london', '08:10', '09:00')], halves)).toEqual(['london 08:00-09:00']);
	});

	test('an entry that it shortens to nothing has no minutes', () => {
		expect(owned([entry('a', '08:05', '08:14')], { mode: 'floor', minutes: 15 })).toEqual([]);
	});
});
