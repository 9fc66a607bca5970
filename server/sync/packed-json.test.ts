import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

const unpack = {
	br: brotliDecompressSync,
	gzip: gunzipSync,
	identity: (bytes: Uint8Array) => Buffer.from(bytes)
};

test.each([
	['br, gzip', 'br'],
	['gzip, deflate', 'gzip'],
	['br;q=0, gzip', 'gzip'],
	['', 'identity']
] as const)(
	'a page for a device that reads "%s" comes as %s, with the same content',
	async (accepted, encoding) => {
		const { server, mara } = await createSyncFirm();
		await mara.pushRows(Array.from({ length: 40 }, () => mara.row(mara.draft())));
		const response = await server.request(
			'/api/sync/time_entries/pull',
			{ headers: { 'accept-encoding': accepted } },
			'mara'
		);
		expect(response.headers.get('content-encoding')).toBe(encoding);
		expect(response.headers.get('vary')).toContain('accept-encoding');
		const bytes = new Uint8Array(await response.arrayBuffer());
		expect(JSON.parse(unpack[encoding](bytes).toString())).toMatchObject({ documents: { length: 40 } });
	}
);
