import { expect, test } from 'vitest';
import { holidayCalendarAt, placeOf, type Place } from '#domain/public-holiday/place.ts';

const place = (id: string, companyDays?: Place['data']['companyDays']): Place => ({
	id,
	data: {
		country: 'DE',
		state: 'BY',
		region: null,
		zone: 'Europe/Berlin',
		...(companyDays === undefined ? {} : { companyDays })
	}
});
const places = new Map(['company', 'hq'].map((id) => [id, place(id)]));
const find = (id: string) => places.get(id);

test('one’s own location counts; without one, or with one that is gone, the company’s', () => {
	expect(placeOf('hq', find)?.id).toBe('hq');
	for (const locationId of [null, undefined, 'gone']) expect(placeOf(locationId, find)?.id).toBe('company');
	expect(placeOf('gone', () => null)).toBeNull();
});

test('a place has its own days off and what the company changed there; no place has none', () => {
	const feast = { date: '2026-11-18', name: 'Fest', international: 'Feast', fraction: 1 as const };
	const stored = { ...feast, id: 'hq:2026-11-18', legal: true, company: false, seq: 1 };
	const companyDays = { add: [{ date: '2026-11-20', name: 'Brückentag' }], remove: [], halfDays: [] };
	expect([...holidayCalendarAt(place('hq', companyDays), [stored]).keys()]).toEqual([
		'2026-11-18',
		'2026-11-20'
	]);
	expect([...holidayCalendarAt(place('company'), [stored]).keys()]).toEqual([]);
	expect(holidayCalendarAt(null, [stored]).size).toBe(0);
});
