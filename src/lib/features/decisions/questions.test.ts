import { expect, test } from 'vitest';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aMutation } from '#domain/testkit/builders.ts';
import { aCorrection } from '#domain/testkit/correction-builders.ts';
import { storyOfQuestion, type QuestionShape } from './question-shape.ts';
import { requestFacts } from './request-facts.ts';

const mine = anAbsence({ receivedAt: null, mutation: aMutation({ id: 'ours' }) });
const theirs = anAbsence({ mutation: aMutation({ id: 'theirs' }) });
const question: QuestionShape = {
	id: 'ours',
	kind: 'conflict',
	source: 'absences',
	at: '2026-11-18T15:12:00.000Z',
	reason: null,
	mine,
	mineDeleted: false,
	now: theirs,
	choices: ['mine', 'theirs'],
	blocked: null,
	typeLabel: 'vacation',
	date: mine.from,
	entry: null
};
const told = (over: Partial<QuestionShape>) => storyOfQuestion({ ...question, ...over });

test('only versions in the same state, of which either may win, are a choice of two', () => {
	expect(told({})).toBe('two-sides');
	expect(told({ now: { ...theirs, state: 'rejected' } })).toBe('overtaken');
	expect(told({ choices: ['dismiss'] })).toBe('overtaken');
});

test('what the server once had and has no more, or older, is told as missing there', () => {
	const acknowledged = { ...mine, receivedAt: '2026-11-18T15:12:00.000Z' };
	expect(told({ mine: acknowledged, now: null, choices: ['mine', 'dismiss'] })).toBe('forgotten');
	expect(told({ mine: acknowledged })).toBe('forgotten');
});

test('a refusal and a row that could not be read are told as such, whatever may be done about them', () => {
	expect(told({ kind: 'rejection' })).toBe('refused');
	expect(told({ kind: 'quarantine', choices: ['dismiss'] })).toBe('unreadable');
});

const names = { typeName: (id: string) => id, workTypeName: () => 'Montage' };
const differing = (a: Parameters<typeof requestFacts>[0], b: Parameters<typeof requestFacts>[1]) =>
	requestFacts(a, b, names)
		.filter((fact) => fact.differs)
		.map((fact) => fact.value);

test('what two versions of an absence say differently is marked on both, also where one says nothing', () => {
	const noted = { ...theirs, note: 'ski' };
	expect(differing(noted, theirs)).toEqual(['ski']);
	expect(differing(theirs, noted)).toEqual(['keine']);
	expect(differing(theirs, theirs)).toEqual([]);
	expect(differing(theirs, null)).toEqual([]);
});

test('a half day is said, not only the dates', () => {
	const half = { ...theirs, firstHalf: 'pm' } as const;
	expect(differing(half, theirs)).toEqual(['erster Tag nur nachmittags']);
});

test('of a correction the wished time, its reason and what became of it are said', () => {
	const values = requestFacts(aCorrection(), null, names).map((fact) => fact.value);
	expect(values).toEqual([
		'Zeit ändern',
		expect.stringMatching(/12.*: Montage 07:30 – 12:00, Notiz: forgot to clock in$/),
		'the terminal was down',
		'vorgeschlagen'
	]);
});
