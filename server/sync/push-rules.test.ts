import { expect, test } from 'vitest';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';

test('smoke', async () => {
	const server = createTestServer({
		log: {
			debug() {},
			info() {},
			warn() {},
			error: (...a: unknown[]) => console.log(JSON.stringify(a))
		} as never
	});
	const mara = syncClient(server, await server.addEmployee({ name: 'Mara' }));
	const draft = mara.draft();
	expect(await mara.push(draft)).toEqual({ id: draft.id, status: 'applied' });
	const page = await mara.pull();
	expect(page).toMatchObject({ more: false, documents: [{ id: draft.id, _deleted: false, revision: 1 }] });
	const confirm = mara.next(draft, 'confirm', { state: 'confirmed' });
	expect(await mara.push(confirm, { assumed: draft })).toEqual({ id: draft.id, status: 'applied' });
	console.log(JSON.stringify((await mara.pull()).documents), page.checkpoint);
});
