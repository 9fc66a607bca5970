import { expect, test } from 'vitest';
import { hues } from './hues.ts';
import {
	percentOf,
	workTypeChange,
	workTypeChangedMeanwhile,
	workTypeDraftOf,
	workTypeProblems
} from './work-type-form.ts';

const travel = {
	id: 't1',
	name: 'Fahrt',
	data: {
		percent: 50,
		compliance: true,
		colour: hues[0].value,
		icon: 'truck',
		groupIds: null,
		retired: false
	}
};
const base = workTypeDraftOf(travel, [travel]);

test('only what differs is sent', () => {
	expect(workTypeChange(base, base, false)).toEqual({});
	expect(workTypeChange(base, { ...base, name: 'Fahrzeit', percent: '60' }, false)).toEqual({
		name: 'Fahrzeit',
		data: { percent: 60 }
	});
});

test('a new work type gets a colour that none in use has', () => {
	expect(workTypeDraftOf(null, [travel]).colour).toBe(hues[1].value);
	expect(workTypeDraftOf(null, [{ ...travel, data: { ...travel.data, retired: true } }]).colour).toBe(
		hues[0].value
	);
});

test('a work type counts at a whole per cent from 0 to 300', () => {
	expect(['0', '300', '301', '-1', '12.5', ''].map(percentOf)).toEqual([0, 300, null, null, null, null]);
	expect(workTypeProblems({ ...base, name: ' ', percent: 'x' })).toEqual({ name: true, percent: true });
});

test('only what somebody else changed and this save would overwrite stops it', () => {
	const fresh = { ...travel, name: 'Fahrzeit', data: { ...travel.data, percent: 60, groupIds: ['nord'] } };
	expect(workTypeChangedMeanwhile(travel, fresh, { data: { icon: 'hammer' } })).toEqual([]);
	expect(workTypeChangedMeanwhile(travel, travel, { name: 'Weg', data: { percent: 70 } })).toEqual([]);
	expect(workTypeChangedMeanwhile(travel, fresh, { name: 'Weg' })).toEqual(['name']);
	const all = { name: 'Weg', data: { percent: 70, compliance: false, groupIds: null } };
	expect(workTypeChangedMeanwhile(travel, fresh, all)).toEqual(['name', 'percent', 'groupIds']);
});
