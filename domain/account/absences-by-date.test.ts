import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { applyAbsences } from '#domain/account/absence-effect.ts';
import { absencesByDate, sharesByDate } from '#domain/account/absences-by-date.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';

/** Which absence lies on which day from Monday 12 to Wednesday 14 January, seen on the Tuesday. */
function found(absences: readonly Absence[], today = '2026-01-13') {
	const byDate = absencesByDate({
		from: '2026-01-12',
		to: '2026-01-14',
		today,
		absences,
		types: absenceTypes
	});
	return [...byDate]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([date, onDate]) => [date, onDate.map(({ absenceId }) => absenceId)]);
}

describe('the absences of a period', () => {
	test('lie on its days only, the first and the last included, whenever they begin and end', () => {
		const long = anAbsence({ id: 'long', from: '2026-01-01', to: '2026-01-31' });
		expect(found([long])).toEqual([
			['2026-01-12', ['long']],
			['2026-01-13', ['long']],
			['2026-01-14', ['long']]
		]);
		const before = anAbsence({ id: 'before', from: '2026-01-11' });
		const after = anAbsence({ id: 'after', from: '2026-01-15' });
		expect(found([before, after])).toEqual([]);
	});

	test('may lie ahead; one without an end counts to today, and on its first day at least', () => {
		expect(found([anAbsence({ id: 'ahead', from: '2026-01-14' })])).toEqual([['2026-01-14', ['ahead']]]);
		const ill = anAbsence({ id: 'ill', typeId: 'sick', from: '2026-01-12', to: null });
		expect(found([ill])).toEqual([
			['2026-01-12', ['ill']],
			['2026-01-13', ['ill']]
		]);
		expect(found([ill], '2026-01-11')).toEqual([['2026-01-12', ['ill']]]);
	});

	test('stand on one day in the order in which they count; a day without any is not there', () => {
		const leave = anAbsence({ id: 'leave' });
		const certificate = { date: '2026-01-12' };
		const ill = anAbsence({ id: 'ill', typeId: 'sick', certificate });
		const unwell = anAbsence({ id: 'unwell', typeId: 'sick' });
		const refused = anAbsence({ id: 'refused', from: '2026-01-13', state: 'rejected' });
		expect(found([unwell, leave, ill, refused])).toEqual([['2026-01-12', ['ill', 'leave', 'unwell']]]);
	});
});

test('the account reads decided absences with their effect and their half of the day, not what is only asked for', () => {
	const absences = [
		anAbsence({ id: 'half', firstHalf: 'am', lastHalf: 'am' }),
		anAbsence({ id: 'whole', from: '2026-01-13' }),
		anAbsence({ id: 'asked', from: '2026-01-14', state: 'requested' })
	];
	const period = { from: '2026-01-12', to: '2026-01-14', today: '2026-01-13' };
	expect(sharesByDate(absencesByDate({ ...period, absences, types: absenceTypes }))).toEqual(
		new Map([
			['2026-01-12', [{ absenceId: 'half', effect: 'credit', fraction: 0.5, half: 'am' }]],
			['2026-01-13', [{ absenceId: 'whole', effect: 'credit', fraction: 1 }]],
			['2026-01-14', []]
		])
	);
});

test('illness with a certificate over the same half of a vacation day credits that half once', () => {
	const morning = { firstHalf: 'am', lastHalf: 'am' } as const;
	const absences = [
		anAbsence({ id: 'leave', ...morning }),
		anAbsence({ id: 'ill', typeId: 'sick', certificate: { date: '2026-01-12' }, ...morning })
	];
	const day = { from: '2026-01-12', to: '2026-01-12', today: '2026-01-12' };
	const shares = sharesByDate(absencesByDate({ ...day, absences, types: absenceTypes })).get(day.from) ?? [];
	const { absenceCreditMinutes, effects } = applyAbsences(480, shares);
	expect(absenceCreditMinutes).toBe(240);
	expect(effects.map(({ absenceId, minutes }) => [absenceId, minutes])).toEqual([
		['ill', 240],
		['leave', 0]
	]);
});
