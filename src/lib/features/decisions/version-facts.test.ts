import { expect, test } from 'vitest';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { storyOf, type DecisionShape } from './decision-shape.ts';
import { differences, factsOf, versionRibbon } from './version-facts.ts';

function entry(changes: Partial<TimeEntry> = {}): TimeEntry {
	return {
		id: 'e1',
		userId: 'u1',
		kind: 'work',
		start: '2026-11-18T06:31:00.000Z',
		stop: '2026-11-18T15:12:00.000Z',
		zone: 'Europe/Berlin',
		workTypeId: null,
		jobId: null,
		note: '',
		explanation: '',
		state: 'draft',
		origin: 'clock',
		comment: null,
		mutation: {
			id: 'm1',
			event: 'edit',
			deviceId: 'd1',
			seq: 1,
			deviceTime: '2026-11-18T15:12:30.000Z',
			offsetMs: -30_000
		},
		schemaVersion: 1,
		route: null,
		flags: [],
		confirmedAt: null,
		seq: 0,
		receivedAt: null,
		revision: 0,
		...changes
	};
}

test('times that differ by seconds only are the same to a person', () => {
	expect([...differences(entry(), entry({ stop: '2026-11-18T15:12:59.000Z' }))]).toEqual([]);
	expect([...differences(entry(), entry({ stop: '2026-11-18T15:30:00.000Z', note: 'x' }))]).toEqual([
		'stop',
		'note'
	]);
});

test('a running version differs in its end and has no total', () => {
	const facts = factsOf(entry({ stop: null }), entry());
	expect(facts.minutes).toBeNull();
	expect([...facts.differs]).toEqual(['stop']);
});

test('a version says when it was written by the corrected clock', () => {
	expect(factsOf(entry(), null).writtenAt).toBe('2026-11-18T15:12:00.000Z');
});

test('both ribbons share the same hours, so that lengths compare', () => {
	const late = entry({ stop: '2026-11-18T20:30:00.000Z' });
	const now = '2026-11-19T08:00:00.000Z';
	expect(versionRibbon(entry(), late, now).to).toBe(22);
	expect(versionRibbon(late, entry(), now).to).toBe(22);
});

const decision: DecisionShape = {
	id: 'x',
	kind: 'conflict',
	entryId: 'e1',
	date: '2026-11-18',
	at: '2026-11-18T15:12:00.000Z',
	zone: 'Europe/Berlin',
	reason: null,
	mine: entry(),
	mineDeleted: false,
	now: entry(),
	hasMovedOn: false,
	proposal: null,
	dropped: ['stop'],
	confirmationDropped: false,
	choices: ['mine', 'theirs']
};

test('only differing versions of which either may win are a choice of two', () => {
	expect(storyOf(decision)).toBe('two-sides');
	expect(storyOf({ ...decision, dropped: [], mineDeleted: true })).toBe('two-sides');
	expect(storyOf({ ...decision, choices: ['dismiss'] })).toBe('taken-over');
	expect(storyOf({ ...decision, dropped: [], confirmationDropped: true })).toBe('confirm-again');
});

test('an edit that met a confirmed entry is told as a lock, whatever dropped it', () => {
	const now = entry({ state: 'confirmed' });
	expect(storyOf({ ...decision, now, choices: ['dismiss'] })).toBe('locked');
	expect(storyOf({ ...decision, kind: 'rejection', now, choices: ['dismiss'] })).toBe('locked');
	expect(
		storyOf({ ...decision, kind: 'rejection', choices: ['dismiss'], reason: { code: 'E_OVERLAP' } })
	).toBe('refused');
	expect(storyOf({ ...decision, kind: 'quarantine', choices: ['mine', 'dismiss'] })).toBe('unreadable');
});
