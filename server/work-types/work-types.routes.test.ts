import { expect, test } from 'vitest';
import { createTestServer } from '#server/testkit/create-test-server.ts';

test('a work type counts fully and for everybody unless said otherwise, and can be retired', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	const created = await server.post('/api/work-types', { name: 'Fahrt', data: { percent: 50 } }, hr);
	expect(created.status).toBe(201);
	const { workType } = (await created.json()) as { workType: { id: string } };
	expect(workType).toMatchObject({
		name: 'Fahrt',
		data: { percent: 50, compliance: true, groupIds: null, retired: false }
	});
	const path = `/api/work-types/${workType.id}`;
	const retired = await server.patch(path, { data: { retired: true } }, hr);
	expect(await retired.json()).toMatchObject({ workType: { data: { percent: 50, retired: true } } });
	const list = await (await server.request('/api/work-types', {}, hr)).json();
	expect(list).toMatchObject({ workTypes: [{ name: 'Fahrt', data: { retired: true } }] });
});

test('nonsense is refused with the field that is wrong', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	const response = await server.post('/api/work-types', { name: 'X', data: { percent: -1 } }, hr);
	expect(response.status).toBe(400);
	expect(await response.json()).toMatchObject({ error: { field: 'data.percent' } });
	expect((await server.patch('/api/work-types/nowhere', { name: 'x' }, hr)).status).toBe(404);
});

test('settings change for everybody at once, and only to something that makes sense', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	const changed = await server.patch('/api/settings', { timeoutDays: 3 }, hr);
	expect(await changed.json()).toMatchObject({ general: { timeoutDays: 3, zone: 'Europe/Berlin' } });
	for (const change of [{ zone: 'Europe/Nowhere' }, { timeoutDays: -1 }, { minBreakAfter6h: 1.5 }]) {
		expect((await server.patch('/api/settings', change, hr)).status).toBe(400);
	}
});
