import { expect, test } from 'vitest';
import { appendJournal } from '#server/journal/journal.ts';
import { journalOf } from '#server/journal/journal.repository.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

const line = {
	actorId: 'hr',
	collection: 'reference',
	recordId: 'general',
	userId: null,
	event: 'edit',
	before: { timeoutDays: 7 },
	after: { timeoutDays: 14 }
};

test('a line tells who did what, when, and what was before and after', () => {
	const { deps } = createTestServer();
	deps.db.transaction(() => appendJournal(deps, line));
	expect(journalOf(deps.db, 'general')).toEqual([
		{
			...line,
			at: '2026-11-19T11:00:00.000Z',
			userId: '',
			mutationId: null,
			bodyHash: null,
			before: '{"timeoutDays":7}',
			after: '{"timeoutDays":14}'
		}
	]);
});

test('the journal is written in the transaction of the change, or not at all', () => {
	const { deps } = createTestServer();
	expect(() => appendJournal(deps, line)).toThrow('transaction');
	expect(() =>
		deps.db.transaction(() => {
			appendJournal(deps, line);
			throw new Error('the change failed');
		})
	).toThrow('failed');
	expect(journalOf(deps.db, 'general')).toEqual([]);
});

test('nobody changes or removes a line', () => {
	const { deps } = createTestServer();
	deps.db.transaction(() => appendJournal(deps, line));
	for (const sql of ["UPDATE journal SET actor_id = 'x'", 'DELETE FROM journal']) {
		expect(() => deps.db.sqlite.exec(sql)).toThrow('append-only');
	}
	expect(journalOf(deps.db, 'general')).toHaveLength(1);
});
