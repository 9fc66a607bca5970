import { expect, test } from 'vitest';
import type { Person } from '#protocol/http/people.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

const payout = { date: '2026-10-31', minutes: -600, comment: ' Ausgezahlt mit dem Oktoberlohn ', after: 0 };

async function office() {
	const server = createTestServer();
	const hr = await server.addEmployee({ name: 'Hanna', hr: true });
	const boss = await server.addEmployee({ name: 'Jana' });
	const managers = [{ userId: boss, from: '2020-01-01', to: null }];
	const groupId = server.addGroup({ data: { managers } });
	const mara = await server.addEmployee({ name: 'Mara', groupId });
	const tom = await server.addEmployee({ name: 'Tom', groupId });
	const change = (body: object, as = hr, person = mara) => server.patch(`/api/people/${person}`, body, as);
	const personFrom = async (response: Response) => ((await response.json()) as { person: Person }).person;
	const codeFrom = async (response: Response) => [
		response.status,
		((await response.json()) as { error: { code: string } }).error.code
	];
	const seenBy = async (who: string) => {
		const page = await server.request('/api/sync/employees/pull?seq=0&limit=100', {}, who);
		const { documents } = (await page.json()) as { documents: Record<string, unknown>[] };
		return documents.find(({ id }) => id === mara);
	};
	return { server, hr, boss, mara, tom, change, personFrom, codeFrom, seenBy };
}

test('HR enters employment and what the account opens with, and takes them back', async () => {
	const { change, personFrom } = await office();
	const entered = {
		employment: { from: '2026-02-01', to: '2027-01-31' },
		opening: { date: '2026-03-01', minutes: 435 }
	};
	expect(await personFrom(await change(entered))).toMatchObject({ ...entered, adjustments: [] });
	expect(await personFrom(await change({ employment: null, opening: null }))).toMatchObject({
		employment: null,
		opening: null
	});
	const backwards = await change({ employment: { from: '2026-02-01', to: '2026-01-31' } });
	expect(backwards.status).toBe(400);
});

test('an adjustment keeps who made it, and the journal keeps what was before', async () => {
	const { server, hr, mara, change, personFrom } = await office();
	const booked = { date: payout.date, minutes: -600, comment: 'Ausgezahlt mit dem Oktoberlohn', author: hr };
	expect((await personFrom(await change({ adjustment: payout }))).adjustments).toEqual([booked]);
	const back = { date: '2026-11-02', minutes: 600, comment: 'Doch nicht', after: 1 };
	const { adjustments } = await personFrom(await change({ adjustment: back }));
	expect(adjustments.map(({ minutes }) => minutes)).toEqual([-600, 600]);
	const lines = server.deps.db
		.statement('SELECT event, actor_id FROM journal WHERE record_id = ? ORDER BY position')
		.all([mara]);
	expect(lines).toEqual([
		{ event: 'adjust', actor_id: hr },
		{ event: 'adjust', actor_id: hr }
	]);
});

test('an answer that got lost books nothing twice', async () => {
	const { change, codeFrom } = await office();
	expect((await change({ adjustment: payout })).status).toBe(200);
	expect(await codeFrom(await change({ adjustment: payout }))).toEqual([409, 'people.adjusted_meanwhile']);
});

test('an adjustment moves minutes, says why, and lies in the time the account counts', async () => {
	const { change, codeFrom } = await office();
	await change({ opening: { date: '2026-10-31', minutes: 0 } });
	const unfit = [409, 'people.unfit_adjustment'];
	const early = { ...payout, date: '2026-10-30' };
	expect(await codeFrom(await change({ adjustment: { ...payout, minutes: 0 } }))).toEqual(unfit);
	expect(await codeFrom(await change({ adjustment: early }))).toEqual(unfit);
	expect(await codeFrom(await change({ adjustment: { ...payout, comment: '  ' } }))).toEqual(unfit);
	expect((await change({ adjustment: { ...payout, comment: '' } })).status).toBe(400);
	expect((await change({ adjustment: { ...payout, minutes: 1.5 } })).status).toBe(400);
	expect((await change({ adjustment: { ...payout, minutes: 6_000_000 } })).status).toBe(400);
	const opening = { date: '2026-10-01', minutes: 0 };
	expect((await change({ opening, adjustment: early })).status).toBe(200);
});

test('nobody of HR changes their own account, and nobody else anybody’s', async () => {
	const { hr, boss, mara, change, codeFrom } = await office();
	for (const own of [{ opening: null }, { adjustment: payout }, { vacationRule: null }]) {
		expect(await codeFrom(await change(own, hr, hr))).toEqual([403, 'people.own_account']);
		expect(await codeFrom(await change(own, boss))).toEqual([403, 'auth.forbidden']);
		expect(await codeFrom(await change(own, mara))).toEqual([403, 'auth.forbidden']);
	}
	expect((await change({ employment: { from: '2026-01-01', to: null } }, hr, hr)).status).toBe(200);
});

test('the person and the manager receive employment and account, a colleague the name only', async () => {
	const { hr, boss, mara, tom, change, seenBy } = await office();
	const entered = {
		employment: { from: '2026-02-01', to: null },
		opening: { date: '2026-03-01', minutes: -15 }
	};
	const vacationRule = {
		weekDays: 4,
		adjustments: [{ date: '2026-01-01', days: 4, comment: 'SGB IX §208' }],
		longTermSick: [2025]
	};
	await change({ ...entered, adjustment: payout, vacationRule });
	const adjustments = [{ minutes: -600, author: hr }];
	expect(await seenBy(mara)).toMatchObject({ ...entered, adjustments, vacationRule });
	expect(await seenBy(boss)).toMatchObject({
		...entered,
		adjustments,
		vacationRule: { weekDays: 4, adjustments: [{ days: 4, comment: '' }], longTermSick: [] }
	});
	expect(Object.keys((await seenBy(tom)) ?? {}).sort()).toEqual(['_deleted', 'id', 'name', 'seq']);
	expect(await seenBy(hr)).toBeUndefined();
});
