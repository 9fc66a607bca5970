import { expect, test } from 'vitest';
import {
	changedMeanwhile,
	draftOf,
	minutesOf,
	personChange,
	personProblemOf,
	personProblems
} from './person-form.ts';
import type { Person } from './types.ts';

const TODAY = '2026-11-23';
const week = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };
const mara: Person = {
	id: 'p1',
	name: 'Mara Lindner',
	userName: 'mara.lindner',
	email: null,
	personalNumber: '1000',
	locationId: null,
	status: 'active',
	hr: false,
	memberships: [{ groupId: 'nord', from: '2025-01-01', to: null }],
	schedules: [{ validFrom: '2025-01-01', minutes: week, comment: 'Eintritt' }],
	profile: null,
	employment: null,
	opening: null,
	adjustments: [],
	inviteExpiresAt: null
};
const base = draftOf(mara, TODAY, week);

test('nothing typed changes nothing', () => {
	expect(personProblems(mara, base, base)).toEqual({});
	expect(personChange(mara, base, base, 'Eintritt')).toEqual({});
});

test('only what differs is sent, and emptied choices become null', () => {
	const draft = { ...base, name: ' Mara Lindner-Roth ', email: 'mara@hofer.example', hr: true };
	expect(personChange(mara, base, draft, 'Eintritt')).toEqual({
		name: 'Mara Lindner-Roth',
		email: 'mara@hofer.example',
		hr: true
	});
});

test('new hours need a reason, and become a further version from their date on', () => {
	const draft = { ...base, hours: { ...base.hours, fri: '6' }, hoursFrom: '2026-12-01' };
	expect(personProblems(mara, base, draft)).toEqual({ hoursComment: 'comment' });
	const explained = { ...draft, hoursComment: 'Freitags kürzer' };
	expect(personProblems(mara, base, explained)).toEqual({});
	expect(personChange(mara, base, explained, 'Eintritt').schedules?.at(-1)).toEqual({
		validFrom: '2026-12-01',
		minutes: { ...week, fri: 360 },
		comment: 'Freitags kürzer'
	});
});

test('the same hours written differently are no change', () => {
	const draft = { ...base, hours: { ...base.hours, mon: '8,0' } };
	expect(personChange(mara, base, draft, 'Eintritt')).toEqual({});
});

test('a new person brings the usual hours of the company, with joining as the reason', () => {
	const empty = draftOf(null, TODAY, week);
	const draft = { ...empty, name: 'Nils Brandt' };
	expect(personProblems(null, empty, draft)).toEqual({});
	expect(personChange(null, empty, draft, 'Eintritt')).toEqual({
		name: 'Nils Brandt',
		schedules: [{ validFrom: TODAY, minutes: week, comment: 'Eintritt' }]
	});
	expect(personProblems(null, empty, empty)).toEqual({ name: 'required' });
});

test('another group ends the old membership and begins the new one', () => {
	const draft = { ...base, groupId: 'sued', groupFrom: '2026-12-01' };
	expect(personChange(mara, base, draft, 'Eintritt').memberships).toEqual([
		{ groupId: 'nord', from: '2025-01-01', to: '2026-11-30' },
		{ groupId: 'sued', from: '2026-12-01', to: null }
	]);
});

test('what cannot be is named at its field', () => {
	const draft = { ...base, userName: 'zwei worte', email: 'keine', hours: { ...base.hours, mon: '25' } };
	expect(personProblems(mara, base, draft)).toEqual({
		userName: 'user_name',
		email: 'email',
		hours: 'hours'
	});
	expect(minutesOf(draft.hours)).toBeNull();
	expect(personProblemOf('people.last_hr')).toEqual(['hr', 'last_hr']);
	expect(personProblemOf('server.busy')).toBeNull();
});

test('a change by somebody else is noticed only where both changed', () => {
	const fresh = { ...mara, name: 'Mara Roth', personalNumber: '2000' };
	expect(changedMeanwhile(mara, fresh, { name: 'Mara L.' })).toEqual(['name']);
	expect(changedMeanwhile(mara, fresh, { hr: true })).toEqual([]);
});
