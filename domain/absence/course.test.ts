import { expect, test } from 'vitest';
import { courseOf } from '#domain/absence/course.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aMutation } from '#domain/testkit/builders.ts';

const decision = { by: 'jana', at: '2026-06-02T08:00:00.000Z', comment: 'Bitte eine Woche später' };

test('a decision stands with who made it, its words, and what it was', () => {
	const absence = anAbsence({
		state: 'rejected',
		decisions: [decision],
		mutation: aMutation({ event: 'reject' })
	});
	expect(courseOf(absence)).toEqual([{ ...decision, act: 'reject' }]);
});

test('of an earlier decision it is not said what it was, of the newest one it is', () => {
	const second = { by: 'hr', at: '2026-06-03T08:00:00.000Z', comment: null };
	const absence = anAbsence({
		...{ state: 'approved', decisions: [decision, second] },
		mutation: aMutation({ event: 'approve' })
	});
	expect(courseOf(absence).map(({ by, act }) => [by, act])).toEqual([
		['hr', 'approve'],
		['jana', 'decided']
	]);
});

test('the owner’s own acts stand between the decisions by their time, corrected by what the server’s clock said', () => {
	const asked = { ...aMutation({ event: 'edit' }), deviceTime: '2026-06-04T08:00:00.000Z', offsetMs: 60_000 };
	const again = { ...aMutation({ event: 'request' }), deviceTime: '2026-06-04T08:05:00.000Z', offsetMs: 0 };
	const absence = anAbsence({
		...{ state: 'requested', decisions: [decision] },
		mutation: { ...again, prior: [asked] }
	});
	expect(courseOf(absence)).toEqual([
		{ by: null, at: '2026-06-04T08:05:00.000Z', act: 'request', comment: null },
		{ by: null, at: '2026-06-04T08:01:00.000Z', act: 'edit', comment: null },
		{ ...decision, act: 'decided' }
	]);
});
