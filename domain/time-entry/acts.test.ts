import { describe, expect, test } from 'vitest';
import {
	finishWork,
	startBreak,
	endBreak,
	startWork,
	switchWorkType,
	type ActInput,
	type EntryChange
} from '#domain/time-entry/acts.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const NOON = berlin('2026-01-12 12:00');
const running = (over: Partial<TimeEntry> = {}) => aTimeEntry({ stop: null, origin: 'clock', ...over });
const input = (entries: TimeEntry[], over: Partial<ActInput> = {}): ActInput => ({
	entries,
	at: NOON,
	ids: ['new-1', 'new-2'],
	userId: 'mara',
	zone: BERLIN,
	workTypeId: null,
	...over
});

function told(result: Result<readonly EntryChange[], Rejection>): string[] | string {
	if (!result.ok) return result.error.code;
	return result.value.map(({ kind, event, entry }) =>
		[kind, event, entry.kind, entry.workTypeId ?? '-', entry.stop === null ? 'running' : 'stopped'].join(' ')
	);
}

describe('clocking in', () => {
	test('starts one running entry', () => {
		const result = startWork(input([]));
		expect(told(result)).toEqual(['insert create work - running']);
		expect(result.ok && result.value[0]?.entry).toMatchObject({
			id: 'new-1',
			start: NOON,
			state: 'draft',
			origin: 'clock',
			jobId: null,
			note: '',
			explanation: '',
			flags: [],
			seq: 0
		});
	});

	test('while the clock runs is refused; a running break ends with it', () => {
		expect(told(startWork(input([running()])))).toBe('E_RUNNING');
		expect(told(startWork(input([running({ kind: 'break' })])))).toEqual([
			'update edit break - stopped',
			'insert create work - running'
		]);
	});

	test('does not look at other people’s clocks', () => {
		expect(told(startWork(input([running({ userId: 'theo' })])))).toEqual(['insert create work - running']);
	});
});

describe('a break', () => {
	test('stops the work and runs from the same instant', () => {
		const result = startBreak(input([running({ workTypeId: 'travel' })]));
		expect(told(result)).toEqual(['update edit work travel stopped', 'insert create break - running']);
		expect(result.ok && result.value.map((change) => change.entry.stop ?? change.entry.start)).toEqual([
			NOON,
			NOON
		]);
	});

	test('ends with work of the type before it', () => {
		const entries = [
			aTimeEntry({ workTypeId: 'travel', stop: berlin('2026-01-12 11:30') }),
			running({ kind: 'break', start: berlin('2026-01-12 11:30') })
		];
		expect(told(endBreak(input(entries)))).toEqual([
			'update edit break - stopped',
			'insert create work travel running'
		]);
	});

	test('needs running work, and only a running break can end', () => {
		expect(told(startBreak(input([])))).toBe('E_STATE');
		expect(told(endBreak(input([])))).toBe('E_STATE');
		expect(told(endBreak(input([running()])))).toBe('E_STATE');
	});

	test('neither begins nor ends while two devices left both work and a break running', () => {
		const both = [running(), running({ kind: 'break' })];
		expect(told(startBreak(input(both)))).toBe('E_STATE');
		expect(told(endBreak(input(both)))).toBe('E_STATE');
	});

	test('ends with the work that it interrupted, not with other work or another break of that day', () => {
		const began = berlin('2026-01-12 11:30');
		const entries = [
			aTimeEntry({ workTypeId: 'office', stop: berlin('2026-01-12 09:00') }),
			aTimeEntry({ kind: 'break', workTypeId: null, start: berlin('2026-01-12 11:00'), stop: began }),
			aTimeEntry({ workTypeId: 'travel', start: berlin('2026-01-12 09:00'), stop: began }),
			running({ kind: 'break', start: began })
		];
		expect(told(endBreak(input(entries)))).toContain('insert create work travel running');
	});

	test('that interrupted nothing ends with the work type that is asked for', () => {
		const entries = [
			aTimeEntry({ workTypeId: 'travel' }),
			running({ kind: 'break', start: berlin('2026-01-12 06:00') })
		];
		expect(told(endBreak(input(entries, { workTypeId: 'office' })))).toContain(
			'insert create work office running'
		);
	});
});

describe('clocking out', () => {
	test('stops work or break, and every clock two devices left running', () => {
		expect(told(finishWork(input([running({ kind: 'break' })])))).toEqual(['update edit break - stopped']);
		expect(told(finishWork(input([running(), running()])))).toHaveLength(2);
		expect(told(finishWork(input([])))).toBe('E_STATE');
	});

	test('leaves alone what is finished and what is somebody else’s', () => {
		const finished = aTimeEntry({ stop: berlin('2026-01-12 09:00') });
		const theirs = running({ userId: 'theo' });
		const mine = running();
		const result = finishWork(input([finished, theirs, mine]));
		expect(result.ok && result.value.map(({ entry }) => entry.id)).toEqual([mine.id]);
	});

	test('of a returned entry makes it a draft again, as any change does', () => {
		const result = finishWork(input([running({ state: 'rejected' })]));
		expect(result.ok && result.value[0]?.entry).toMatchObject({ state: 'draft', stop: NOON });
	});

	test('stops nothing when one of the clocks cannot stop', () => {
		const entries = [running(), running({ kind: 'break', start: berlin('2026-01-12 12:30') })];
		expect(finishWork(input(entries))).toEqual({
			ok: false,
			error: { code: 'E_INVALID', codes: ['STOP_BEFORE_START'] }
		});
	});

	test('before the start is refused', () => {
		expect(finishWork(input([running()], { at: berlin('2026-01-12 07:00') }))).toEqual({
			ok: false,
			error: { code: 'E_INVALID', codes: ['STOP_BEFORE_START'] }
		});
	});
});

describe('another work type', () => {
	const travel = { workTypeId: 'travel' };

	test('stops the running entry and goes on in a new one', () => {
		expect(told(switchWorkType(input([running()], travel)))).toEqual([
			'update edit work - stopped',
			'insert create work travel running'
		]);
	});

	test('in the first minute just changes the running entry', () => {
		const entries = [running({ start: NOON })];
		expect(told(switchWorkType(input(entries, travel)))).toEqual(['update edit work travel running']);
		const returned = switchWorkType(input([running({ start: NOON, state: 'rejected' })], travel));
		expect(returned.ok && returned.value[0]?.entry.state).toBe('draft');
	});

	test('that is the same one changes nothing', () => {
		expect(told(switchWorkType(input([running(travel)], travel)))).toEqual([]);
		expect(told(switchWorkType(input([], travel)))).toBe('E_STATE');
	});
});

test('after 24 hours the clock stops no more: the person enters the end by hand', () => {
	const work = aTimeEntry({ start: '2026-01-12T08:00:00.000Z', stop: null });
	const stopAt = (at: string) =>
		finishWork({
			entries: [work],
			at,
			ids: ['x', 'y'],
			userId: 'mara',
			zone: 'Europe/Berlin',
			workTypeId: null
		});
	expect(stopAt('2026-01-13T08:00:00.000Z').ok).toBe(true);
	expect(stopAt('2026-01-13T08:00:00.001Z')).toEqual({
		ok: false,
		error: { code: 'E_INVALID', codes: ['ENTRY_TOO_LONG'] }
	});
	expect(stopAt('2026-01-12T07:59:59.999Z')).toEqual({
		ok: false,
		error: { code: 'E_INVALID', codes: ['STOP_BEFORE_START'] }
	});
});

test('a break left running over the weekend keeps nobody from starting work', () => {
	const pause = aTimeEntry({ kind: 'break', start: '2026-01-09T12:00:00.000Z', stop: null });
	const started = startWork({
		entries: [pause],
		at: '2026-01-12T07:00:00.000Z',
		ids: ['x', 'y'],
		userId: 'mara',
		zone: 'Europe/Berlin',
		workTypeId: null
	});
	expect(started.ok && started.value.map(({ kind }) => kind)).toEqual(['update', 'insert']);
});
