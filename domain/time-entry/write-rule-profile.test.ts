import { expect, test } from 'vitest';
import { aGroup, aSchedule, aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import { company, judge, recordOf } from '#domain/testkit/judge-write.ts';

const sunday = aTimeEntry({ start: berlin('2026-01-11 08:00'), stop: berlin('2026-01-11 12:00') });
const blocking = (over: object = {}) => ({
	groups: [{ id: 'nord', data: aGroup({ onViolation: 'block', ...over }) }]
});

test('work on a Sunday is refused where the group blocks violations, and taken where it may work on Sundays', () => {
	expect(judge(sunday, 'confirm', blocking())).toMatchObject({ reason: { code: 'E_VIOLATION' } });
	expect(recordOf(judge(sunday, 'confirm', blocking({ permits: { sunday: true } }))).flags).toEqual([]);
});

test('work that is no legal working time is confirmed without marks, and counts for none of other work', () => {
	const workTypes = new Map([['travel', { percent: 100, compliance: false }]]);
	const travel = aTimeEntry({
		id: 'trip',
		workTypeId: 'travel',
		start: berlin('2026-01-12 07:00'),
		stop: berlin('2026-01-12 19:00')
	});
	expect(recordOf(judge(travel, 'confirm', { ...blocking(), workTypes })).flags).toEqual([]);
	const office = aTimeEntry({ start: berlin('2026-01-12 19:00'), stop: berlin('2026-01-12 23:00') });
	const beside = { ...blocking(), others: [travel] };
	expect(recordOf(judge(office, 'confirm', { ...beside, workTypes })).flags).toEqual([]);
	expect(judge(office, 'confirm', beside)).toMatchObject({ reason: { code: 'E_VIOLATION' } });
});

test('a group’s own profile judges what its people confirm', () => {
	const profiles = [{ validFrom: '2026-01-01', profile: 'DE-ARBZG-5-2' }];
	expect(recordOf(judge(sunday, 'confirm', blocking({ profiles }))).state).toBe('confirmed');
});

test('a minor’s contract judges by the rules for minors, until the day it says otherwise', () => {
	const late = aTimeEntry({ start: berlin('2026-01-12 17:00'), stop: berlin('2026-01-12 20:30') });
	const flagsFrom = (adultFrom: string) => {
		const schedules = [
			aSchedule({ profile: 'DE-JARBSCHG' }),
			aSchedule({ validFrom: adultFrom, profile: 'DE-ARBZG' })
		];
		return recordOf(judge(late, 'confirm', { owner: { ...company.owner, schedules } })).flags;
	};
	expect(flagsFrom('2026-01-13')).toEqual(['WITH_VIOLATIONS']);
	expect(flagsFrom('2026-01-12')).toEqual([]);
});
