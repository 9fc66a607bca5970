import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

/** A firm whose pushes wait at one door: `arrived` waits until so many stand there, `open` lets them in. */
async function firmWithDoor() {
	const due: (() => void)[] = [];
	const firm = await createSyncFirm({ gather: (settle) => due.push(settle) });
	const { commits } = firm.server.deps;
	const { run } = commits;
	let count = 0;
	Object.assign(commits, {
		run: <T>(work: () => T): Promise<T> => {
			count += 1;
			return run(work);
		}
	});
	const arrived = async (wanted: number) => {
		while (count < wanted) await nextTurn();
	};
	return { firm, arrived, open: () => due.shift()?.() };
}

test('pushes of the same moment share a commit and are each answered for themselves', async () => {
	const { firm, arrived, open } = await firmWithDoor();
	const { server, mara, tom } = firm;
	const before = server.deps.history.current();
	const first = mara.draft();
	const second = tom.draft();
	const one = mara.push(first);
	await arrived(1);
	const two = tom.push(second);
	await arrived(2);
	const again = mara.push({ ...first, note: 'again' });
	await arrived(3);
	expect(server.deps.history.current()).toBe(before);
	open();
	expect(await one).toMatchObject({ id: first.id, status: 'applied' });
	expect(await two).toMatchObject({ id: second.id, status: 'applied' });
	// It stood behind the first and met what that one wrote: the same mutation with another body.
	expect(await again).toMatchObject({ status: 'rejected', reason: { code: 'E_MUTATION_REUSED' } });
	expect(server.deps.history.current()).toBe(before + 2);
});

test('who signed out while a push waited is refused alone, and nothing of it is kept', async () => {
	const { firm, arrived, open } = await firmWithDoor();
	const { server, mara, tom } = firm;
	const token = server.signIn('mara');
	const lost = mara.draft();
	const refused = server.request('/api/sync/time_entries/push', {
		method: 'POST',
		body: JSON.stringify({ rows: [mara.row(lost)] }),
		headers: { authorization: `Bearer ${token}` }
	});
	await arrived(1);
	const kept = tom.push(tom.draft());
	await arrived(2);
	server.deps.sessions.endAll('mara');
	open();
	expect((await refused).status).toBe(401);
	expect(await kept).toMatchObject({ status: 'applied' });
	const { documents } = await mara.pull();
	expect(documents).toEqual([]);
});
