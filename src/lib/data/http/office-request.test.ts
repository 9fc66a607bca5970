import { expect, test } from 'vitest';
import { toOfficeProblem } from './office-request.ts';

const status = (code: string, number: number, facts: Record<string, unknown> = {}) =>
	({ kind: 'status', status: number, code, message: '', retryAfterMs: null, facts }) as const;

test('a value that does not fit names its field', () => {
	expect(toOfficeProblem(status('request.unreadable', 400, { field: 'schedules.0.comment' }))).toEqual({
		kind: 'field',
		field: 'schedules.0.comment'
	});
});

test('an ended session, a missing right and a vanished record are told apart', () => {
	expect(toOfficeProblem(status('auth.required', 401)).kind).toBe('sign-in');
	expect(toOfficeProblem(status('auth.forbidden', 403)).kind).toBe('forbidden');
	expect(toOfficeProblem(status('not_found', 404)).kind).toBe('gone');
});

test('a rule that says no keeps its code', () => {
	expect(toOfficeProblem(status('people.last_hr', 409))).toEqual({
		kind: 'refused',
		code: 'people.last_hr',
		retryAfterMs: null
	});
});

test('no network is no refusal, and a broken server is neither', () => {
	expect(toOfficeProblem({ kind: 'offline' }).kind).toBe('offline');
	expect(toOfficeProblem(status('internal.error', 500)).kind).toBe('server');
	expect(toOfficeProblem({ kind: 'unreadable' }).kind).toBe('server');
});
