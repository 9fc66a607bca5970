import { expect, test } from 'vitest';
import { collectionNames, collections } from '#protocol/collections.ts';
import { recordVersions, writtenCollections } from '#protocol/record-versions.ts';

test('R11: every collection that people write has a table of its versions', () => {
	const written = collectionNames.filter((name) => collections[name].direction === 'both');
	expect([...writtenCollections].sort()).toEqual(written.sort());
});

test.each(writtenCollections)('R11: %s can be taken from each version ever released to the next', (name) => {
	const { current, upcasts } = recordVersions[name];
	const released = Array.from({ length: current - 1 }, (_, index) => String(index + 1));
	expect(Object.keys(upcasts).sort()).toEqual(released.sort());
});
