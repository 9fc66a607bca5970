import { expect, test } from 'vitest';
import { aGroupData } from '#server/testkit/reference-builders.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

// Each test asks the same of two firms that differ in one secret: whoever confirms must not tell them apart.

type Confirmer = 'jana' | 'katrin';

/** What somebody learns who confirms Mara's dates: the answer, and how the entries look that she may see. */
async function learnt(
	{ server, jana }: SyncFirm,
	as: Confirmer,
	dates: { readonly from: string; readonly to: string }
): Promise<unknown> {
	const path = '/api/time-entries/confirm-on-behalf';
	const response = await server.post(path, { userId: 'mara', comment: 'x', ...dates }, as);
	const entries = (await jana.pull()).documents
		.filter((one) => one['userId'] === 'mara')
		.map((one) => [one['start'], one['state'], one['flags']]);
	return { answer: await response.json(), entries };
}

/** Jana enters a minute for Mara and returns it: an entry of her own choice that she can confirm again. */
async function returnedMinute({ jana }: SyncFirm, start: string, stop: string): Promise<void> {
	const entered = {
		...jana.draft({ userId: 'mara', state: 'confirmed', start, stop, comment: 'am Telefon' }),
		mutation: jana.mutation('enter_on_behalf')
	};
	const returned = jana.next(entered, 'reject', { state: 'rejected', comment: 'doch nicht' });
	expect(await jana.push(entered)).toMatchObject({ status: 'applied' });
	expect(await jana.push(returned, { assumed: entered })).toMatchObject({ status: 'applied' });
}

test.each(['jana', 'katrin'] as const)(
	'whether a clock runs, and since when, %s does not learn from the confirmation of a minute of her own choice',
	async (as) => {
		const running = { start: '2026-11-19T08:00:00.000Z', stop: null };
		const answers = new Set<string>();
		for (const secret of [null, running, { ...running, kind: 'break' as const }]) {
			for (const minute of ['07:59', '08:00', '10:30']) {
				const firm = await createSyncFirm();
				if (secret !== null) await firm.mara.push(firm.mara.draft(secret));
				const start = Date.parse(`2026-11-19T${minute}:00.000Z`);
				await returnedMinute(firm, new Date(start).toISOString(), new Date(start + 60_000).toISOString());
				const text = JSON.stringify(await learnt(firm, as, { from: '2026-11-19', to: '2026-11-19' }));
				answers.add(text.replace(minute, 'MINUTE'));
			}
		}
		expect([...answers]).toEqual([expect.stringContaining('"answer":{"confirmed":1,"leftOut":[]}')]);
	}
);

const night = { start: '2026-11-17T19:00:00.000Z', stop: '2026-11-18T01:00:00.000Z' };
const dayAfter: readonly [string, { start: string; stop: string | null }][] = [
	['overlaps', { start: '2026-11-18T00:00:00.000Z', stop: '2026-11-18T06:00:00.000Z' }],
	['leaves no rest', { start: '2026-11-18T05:00:00.000Z', stop: '2026-11-18T09:00:00.000Z' }],
	['was never stopped', { start: '2026-11-18T00:00:00.000Z', stop: null }]
];

test.each(dayAfter)(
	'a draft of a day in another group that %s does not show on the last day before, whatever the group does',
	async (_, secret) => {
		for (const onViolation of ['warn', 'block'] as const) {
			const answers = new Set<string>();
			for (const isThere of [false, true]) {
				const firm = await createSyncFirm();
				const { server, mara } = firm;
				const managers = [{ userId: 'jana', from: '2020-01-01', to: null }];
				const data = { ...aGroupData(), verification: true, managers, onViolation };
				const members = [{ userId: 'mara', from: '2020-01-01', to: '2026-11-17' }];
				expect((await server.patch('/api/groups/north', { data, members }, 'katrin')).status).toBe(200);
				const drafts = [mara.draft(night), ...(isThere ? [mara.draft(secret)] : [])];
				await mara.pushRows(drafts.map((draft) => mara.row(draft)));
				const dates = { from: '2026-11-16', to: '2026-11-18' };
				answers.add(JSON.stringify(await learnt(firm, 'jana', dates)));
			}
			expect([...answers]).toHaveLength(1);
			expect(JSON.parse([...answers][0] ?? '')).toMatchObject({
				answer: {
					confirmed: 1,
					leftOut: expect.arrayContaining([{ date: '2026-11-18', code: 'E_FORBIDDEN' }]) as unknown
				}
			});
		}
	}
);

test('a draft of her own dates outside the range does not sway what a manager confirms', async () => {
	const answers = new Set<string>();
	for (const isThere of [false, true]) {
		const firm = await createSyncFirm();
		const { mara } = firm;
		await mara.push(mara.draft(night));
		if (isThere)
			await mara.push(
				mara.draft({ ...night, start: '2026-11-18T00:00:00.000Z', stop: '2026-11-18T06:00:00.000Z' })
			);
		answers.add(JSON.stringify(await learnt(firm, 'jana', { from: '2026-11-17', to: '2026-11-17' })));
	}
	expect([...answers]).toHaveLength(1);
});
