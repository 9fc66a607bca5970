import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { backUp, restore } from '#server/backup/backup.usecase.ts';
import { openDatabase } from '#server/db/client.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

/** A copy of a test server at this moment; calling it restores the copy as a server of its own, at that time. */
export async function backUpTestServer(server: TestServer): Promise<() => Promise<TestServer>> {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-restore-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const copy = join(folder, 'copy');
	await backUp(server.deps, copy);
	return async () => {
		const data = mkdtempSync(join(folder, 'data-'));
		await restore(copy, data, server.clock);
		const now = new Date(server.clock.now()).toISOString();
		return createTestServer({ db: openDatabase(join(data, 'tagwerk.db')), now });
	};
}
