import { expect, test } from 'vitest';
import { readNdjson } from './ndjson.ts';

/** Cuts the bytes at every possible place, as a network may. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
	const bytes = new TextEncoder().encode(text);
	return new ReadableStream({
		start(controller) {
			for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
			controller.close();
		}
	});
}

test.each([1, 2, 3, 7, 1000])('lines come whole, however the network cuts them (%i bytes)', async (size) => {
	const lines: unknown[] = [];
	for await (const line of readNdjson(inPieces('{"a":"ü"}\n\n{"b":[1,2]}\r\n{"c":null}', size)))
		lines.push(line);
	expect(lines).toEqual([{ a: 'ü' }, { b: [1, 2] }, { c: null }]);
});
