import { expect, test } from 'vitest';
import { toCurrentVersion, type RecordVersions } from './upcast.ts';

/** Three versions: the second renamed a field, the third added one. */
const versions: RecordVersions = {
	current: 3,
	upcasts: {
		1: ({ remark, ...rest }) => ({ ...rest, note: remark }),
		2: (document) => ({ ...document, place: null })
	}
};

test('R11: a record is taken step by step from the version it was written in to the one of today', () => {
	const first = { id: 'a', remark: 'x', schemaVersion: 1 };
	const document = { id: 'a', note: 'x', place: null, schemaVersion: 3 };
	expect(toCurrentVersion(first, versions)).toEqual({ ok: true, document });
	expect(toCurrentVersion({ id: 'a', note: 'x', schemaVersion: 2 }, versions)).toEqual({
		ok: true,
		document
	});
	expect(first).toEqual({ id: 'a', remark: 'x', schemaVersion: 1 });
});

test('R11: a record of today is the very same', () => {
	const today = { id: 'a', schemaVersion: 3 };
	expect(toCurrentVersion(today, versions)).toEqual({ ok: true, document: today });
});

test('R11: a record of a version that is not known yet says so', () => {
	expect(toCurrentVersion({ schemaVersion: 4 }, versions)).toEqual({ ok: false, schemaVersion: 4 });
});

test('R11: what says no version, or one that was never released, is left to the schema as it is', () => {
	for (const schemaVersion of [undefined, null, '1', 1.5, Number.NaN, 0, -1]) {
		const document = { id: 'a', schemaVersion };
		const answer = toCurrentVersion(document, versions);
		expect(answer.ok && answer.document).toBe(document);
	}
});

test('R11: a step that stumbles over rubbish stops nothing', () => {
	const strict = {
		current: 2,
		upcasts: { 1: ({ list }: Readonly<Record<string, unknown>>) => ({ ...list!.constructor }) }
	};
	const document = { schemaVersion: 1 };
	const answer = toCurrentVersion(document, strict);
	expect(answer.ok && answer.document).toBe(document);
});
