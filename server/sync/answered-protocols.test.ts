import { expect, test } from 'vitest';
import { answeredProtocols, toProtocol, type AnsweredProtocols } from '#server/sync/answered-protocols.ts';

test('each version that is answered besides today’s has its converter, and no other has', () => {
	const { min, max, downConverters } = answeredProtocols;
	const older = Array.from({ length: max - min }, (_, index) => String(min + index));
	expect(Object.keys(downConverters)).toEqual(older);
});

test('an answer goes down version by version to the one that was asked in', () => {
	const add =
		(word: string) =>
		({ body }: { readonly body: unknown }) => [...(body as string[]), word];
	const protocols: AnsweredProtocols = { min: 1, max: 3, downConverters: { 1: add('to 1'), 2: add('to 2') } };
	const told = [3, 2, 1].map((asked) =>
		toProtocol(protocols, asked, { kind: 'pull', collection: 'absences', body: ['as of 3'] })
	);
	expect(told).toEqual([['as of 3'], ['as of 3', 'to 2'], ['as of 3', 'to 2', 'to 1']]);
});
