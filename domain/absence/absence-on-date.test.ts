import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { absencesOn } from '#domain/absence/absence-on-date.ts';
import { absencesToCancel } from '#domain/absence/archive-absences.ts';
import { whatADayIs } from '#domain/absence/precedence.ts';
import { absenceRouteOf } from '#domain/absence/route.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aGroup } from '#domain/testkit/builders.ts';

const certificate = { date: '2026-01-13' };

function on(...absences: Partial<Absence>[]): string[] {
	return absencesOn({
		date: '2026-01-12',
		today: '2026-01-12',
		absences: absences.map((one) => anAbsence(one)),
		types: absenceTypes
	}).map(({ typeId, half }) => (half === null ? typeId : `${typeId} ${half}`));
}

test('certified illness comes before vacation, vacation before anything else', () => {
	expect(on({ typeId: 'special' }, {}, { typeId: 'sick', certificate })).toEqual([
		'sick',
		'vacation',
		'special'
	]);
});

test('without a certificate a vacation day stays vacation', () => {
	expect(on({ typeId: 'sick' }, {})).toEqual(['vacation', 'sick']);
	expect(on({ typeId: 'special' }, { typeId: 'sick' })).toEqual(['sick', 'special']);
});

test('a full public holiday comes before every absence, half a holiday after them', () => {
	const absence = { category: 'vacation' };
	const holiday = (fraction: number) => ({ name: 'Heiligabend', fraction });
	expect(whatADayIs({ holiday: holiday(1), absence })?.is).toBe('holiday');
	expect(whatADayIs({ holiday: holiday(0.5), absence })?.is).toBe('absence');
	expect(whatADayIs({ holiday: holiday(0.5), absence: null })?.is).toBe('holiday');
	expect(whatADayIs({ holiday: null, absence })).toEqual({ is: 'absence', absence });
	expect(whatADayIs({ holiday: null, absence: null })).toBeNull();
});

test('what is only asked for comes after what is decided', () => {
	expect(on({ state: 'requested' }, { typeId: 'special' })).toEqual(['special', 'vacation']);
});

test('a cancellation that is asked for still counts, a granted one does not', () => {
	expect(on({ state: 'cancel_requested' })).toEqual(['vacation']);
	expect(on({ state: 'cancelled' }, { state: 'rejected' }, { state: 'draft' })).toEqual([]);
});

test('first and last day may be halves, illness without end counts to today', () => {
	expect(on({ from: '2026-01-12', to: '2026-01-14', firstHalf: 'pm', lastHalf: 'am' })).toEqual([
		'vacation pm'
	]);
	expect(on({ from: '2026-01-08', to: '2026-01-12', firstHalf: 'pm', lastHalf: 'am' })).toEqual([
		'vacation am'
	]);
	expect(on({ from: '2026-01-08', to: null, typeId: 'sick' })).toEqual(['sick']);
});

test('archiving cancels what has not begun, whatever its state, and leaves the rest', () => {
	const absences = [
		anAbsence({ id: 'over', from: '2026-01-05' }),
		anAbsence({ id: 'running', from: '2026-01-12', to: '2026-01-23' }),
		anAbsence({ id: 'coming', from: '2026-01-13' }),
		anAbsence({ id: 'asked', from: '2026-02-02', state: 'requested' }),
		anAbsence({ id: 'draft', from: '2026-02-02', state: 'draft' }),
		anAbsence({ id: 'refused', from: '2026-02-02', state: 'rejected' }),
		anAbsence({ id: 'cancelled', from: '2026-02-02', state: 'cancelled' })
	];
	expect(absencesToCancel(absences, '2026-01-12').map(({ id }) => id)).toEqual(['coming', 'asked', 'draft']);
});

test('the type’s route goes before the group’s; without a manager HR decides', () => {
	const manager = { label: 'x', effect: 'credit', category: 'other', rule: { route: 'manager' } } as const;
	const vacation = absenceTypes.get('vacation') ?? null;
	const from = '2026-01-12';
	expect(absenceRouteOf({ type: vacation, group: aGroup(), from })).toBe('manager_hr');
	expect(absenceRouteOf({ type: vacation, group: aGroup({ verification: false }), from })).toBe('hr');
	expect(absenceRouteOf({ type: manager, group: aGroup(), from })).toBe('manager');
	expect(absenceRouteOf({ type: manager, group: aGroup({ managers: [] }), from })).toBe('hr');
	expect(absenceRouteOf({ type: manager, group: null, from })).toBe('hr');
});
