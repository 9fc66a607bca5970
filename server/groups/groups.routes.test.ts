import { expect, test } from 'vitest';
import type { GroupResource } from '#protocol/http/groups.ts';
import type { Person } from '#protocol/http/people.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

async function office() {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	const group = async (response: Response) => ((await response.json()) as { group: GroupResource }).group;
	const spansOf = async (userId: string) => {
		const body = (await (await server.request('/api/people', {}, hr)).json()) as { people: Person[] };
		return body.people.find(({ id }) => id === userId)?.memberships;
	};
	return { server, hr, group, spansOf };
}

const always = (userId: string) => ({ userId, from: '2026-01-01', to: null });

test('a group is created with its people, manager and verification, and the manager becomes one', async () => {
	const { server, hr, group } = await office();
	const [jana, mara] = [await server.addEmployee(), await server.addEmployee()];
	const response = await server.post(
		'/api/groups',
		{
			name: 'Montage Nord',
			data: { verification: true, managers: [always(jana)] },
			members: [always(mara)]
		},
		hr
	);
	expect(response.status).toBe(201);
	const created = await group(response);
	expect(created).toMatchObject({ name: 'Montage Nord', members: [always(mara)] });
	expect(created.data).toMatchObject({ verification: true, onTimeout: 'warn', archived: false });
	expect(await (await server.request('/api/me', {}, jana)).json()).toMatchObject({
		roles: ['worker', 'manager'],
		groups: [{ id: created.id, from: '2026-01-01', to: null, manages: true }]
	});
	expect(await (await server.request('/api/me', {}, mara)).json()).toMatchObject({
		groups: [{ id: created.id, manages: false }]
	});
});

test('a person who joins a group leaves the one before on the day before', async () => {
	const { server, hr, spansOf } = await office();
	const [north, south] = [server.addGroup(), server.addGroup()];
	const mara = await server.addEmployee({ groupId: north });
	const members = [{ userId: mara, from: '2026-11-01', to: '2026-11-30' }];
	expect((await server.patch(`/api/groups/${south}`, { members }, hr)).status).toBe(200);
	expect(await spansOf(mara)).toEqual([
		{ groupId: north, from: '2000-01-01', to: '2026-10-31' },
		{ groupId: south, from: '2026-11-01', to: '2026-11-30' },
		{ groupId: north, from: '2026-12-01', to: null }
	]);
});

test('who is no longer in the list of members has left; the others are not touched', async () => {
	const { server, hr, spansOf } = await office();
	const north = server.addGroup();
	const [mara, lena] = [await server.addEmployee(), await server.addEmployee()];
	const put = (members: object[]) => server.patch(`/api/groups/${north}`, { members }, hr);
	await put([always(mara), always(lena)]);
	const before = server.deps.history.current();
	await put([always(lena)]);
	expect(await spansOf(mara)).toEqual([]);
	expect(await spansOf(lena)).toEqual([{ groupId: north, from: '2026-01-01', to: null }]);
	expect(server.deps.history.current()).toBe(before + 1);
});

test('a change of the rules keeps what it does not name', async () => {
	const { server, hr, group } = await office();
	const id = server.addGroup({ name: 'Büro', data: { withdrawHours: 24 } });
	const changed = await group(await server.patch(`/api/groups/${id}`, { data: { verification: true } }, hr));
	expect(changed.name).toBe('Büro');
	expect(changed.data).toMatchObject({ verification: true, withdrawHours: 24 });
});

test('a manager who is taken off loses the open stream', async () => {
	const { server, hr } = await office();
	const jana = await server.addEmployee();
	const id = server.addGroup({ data: { managers: [always(jana)] } });
	const closed: string[] = [];
	server.deps.feed.subscribe(jana, {
		sessionKey: 'test',
		send: () => {},
		close: (reason) => closed.push(reason)
	});
	await server.patch(`/api/groups/${id}`, { data: { managers: [] } }, hr);
	expect(closed).toEqual(['rights-changed']);
	expect(await (await server.request('/api/me', {}, jana)).json()).toMatchObject({ roles: ['worker'] });
});

test('people who do not exist cannot be members or managers', async () => {
	const { server, hr } = await office();
	const id = server.addGroup();
	for (const change of [{ members: [always('nobody')] }, { data: { managers: [always('nobody')] } }]) {
		expect((await server.patch(`/api/groups/${id}`, change, hr)).status).toBe(409);
	}
	expect((await server.patch('/api/groups/nowhere', { name: 'x' }, hr)).status).toBe(404);
});
