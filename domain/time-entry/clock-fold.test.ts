import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldClockActs, type ClockAct } from '#domain/time-entry/clock-fold.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { msToInstant } from '#domain/time/instant.ts';

const act = (id: string, type: ClockAct['type'], minute: number, deviceId = 'A', seq = 1): ClockAct => ({
	id,
	deviceId,
	seq,
	type,
	at: `2026-01-12T07:${String(minute).padStart(2, '0')}:00.000Z`
});

test('a start while running and a stop while not running are told and ignored', () => {
	const folded = foldClockActs([
		act('1', 'start', 0),
		act('2', 'start', 1, 'B'),
		act('3', 'stop', 5),
		act('4', 'stop', 6)
	]);
	expect(folded.entries).toHaveLength(1);
	expect(folded.ignored).toEqual([
		{ actId: '2', reason: 'ALREADY_RUNNING', aliasOf: '1' },
		{ actId: '4', reason: 'NOT_RUNNING', aliasOf: null }
	]);
});

test('at the same instant a stop comes before a start', () => {
	const folded = foldClockActs([act('1', 'start', 0), act('3', 'start', 5), act('2', 'stop', 5)]);
	expect(folded).toMatchObject({ entries: [{ startActId: '1' }], running: { startActId: '3' }, ignored: [] });
});

test('of two starts at the same instant the one of the first device counts, then the one it made first', () => {
	const started = (...acts: ClockAct[]) => foldClockActs(acts).running?.startActId;
	expect(started(act('b', 'start', 0, 'B', 1), act('a', 'start', 0, 'A', 9))).toBe('a');
	expect(started(act('a', 'start', 0, 'A', 9), act('b', 'start', 0, 'A', 1))).toBe('b');
	expect(started(act('b', 'start', 0, 'A', 1), act('a', 'start', 0, 'A', 1))).toBe('a');
});

test('the order in which acts arrive and acts that arrive twice change nothing', () => {
	const anyAct = fc
		.tuple(
			fc.nat(40),
			fc.constantFrom('start' as const, 'stop' as const),
			fc.nat(59),
			fc.constantFrom('A', 'B')
		)
		.map(([n, type, minute, device]) => act(`${device}-${n}-${type}-${minute}`, type, minute, device, n));
	fc.assert(
		fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
			expect(foldClockActs([...acts].reverse().concat(acts))).toEqual(foldClockActs(acts));
		})
	);
});

const anyActs = fc.array(
	fc.record({
		deviceId: fc.constantFrom('phone', 'tablet'),
		type: fc.constantFrom('start' as const, 'stop' as const),
		minute: fc.integer({ min: 0, max: 20 })
	}),
	{ maxLength: 12 }
);

test('the order in which acts arrive changes nothing, and each act is used or named as ignored', () => {
	fc.assert(
		fc.property(anyActs, fc.infiniteStream(fc.nat()), (drawn, dice) => {
			const acts = drawn.map(({ minute, ...act }, i) => ({
				...act,
				id: `act-${i}`,
				seq: i,
				at: msToInstant(1_768_200_000_000 + minute * 60_000)
			}));
			const folded = foldClockActs(acts);
			const shuffled = acts
				.map((act) => ({ act, rank: dice.next().value }))
				.sort((a, b) => a.rank - b.rank)
				.map(({ act }) => act);
			expect(foldClockActs(shuffled)).toEqual(folded);
			expect(foldClockActs([...acts, ...acts])).toEqual(folded);
			const used = folded.entries.length * 2 + (folded.running === null ? 0 : 1);
			expect(used + folded.ignored.length).toBe(acts.length);
			for (const { start, stop } of folded.entries) expect(start <= stop).toBe(true);
		})
	);
});

/** Few ids, devices, counts and times: acts that agree in almost everything, and acts that come twice. */
const similarActs = fc.array(
	fc.record({
		id: fc.constantFrom('1', '2', '3', '4'),
		deviceId: fc.constantFrom('phone', 'tablet'),
		seq: fc.nat(1),
		type: fc.constantFrom('start' as const, 'stop' as const),
		at: fc.constantFrom('2026-01-12T07:00:00.000Z', '2026-01-12T07:00:30.000Z')
	}),
	{ maxLength: 8 }
);

test('any permutation of the acts is the same proposal, however alike they are', () => {
	const withPermutation = similarActs.chain((acts) =>
		fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length, maxLength: acts.length }))
	);
	fc.assert(
		fc.property(withPermutation, ([acts, permuted]) => {
			expect(foldClockActs(permuted)).toEqual(foldClockActs(acts));
		}),
		propertyRuns(500)
	);
});
