import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openAttachment } from '#server/attachments/attachments.usecases.ts';
import { backUp, restore } from '#server/backup/backup.usecase.ts';
import { openDatabase } from '#server/db/client.ts';
import { illnessOf, nextOf, requestOf, wishOf } from '#server/testkit/record-builders.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';
import { aGeneral } from '#server/testkit/reference-builders.ts';

const canaries = {
	draft: 'canary-wish-1',
	asked: 'canary-request-2',
	edited: 'canary-edited-3',
	illness: 'canary-illness-4',
	loose: 'canary-loose-5'
} as const;
type Canary = keyof typeof canaries;
const names = Object.keys(canaries) as Canary[];
const on = { collection: 'absences' } as const;
const week = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };

/** Mara with a file at a wish, a request, one that came back and she works on, an illness, and one that nothing names. */
async function firmWithFiles() {
	const firm = await createSyncFirm();
	const { server, mara, jana } = firm;
	const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes: week, comment: '' }]);
	server.deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	for (const [id, canary] of Object.entries(canaries)) {
		const init = {
			method: 'POST',
			body: `%PDF-1.7 ${canary}`,
			headers: { 'content-type': 'application/pdf' }
		};
		expect((await server.request(`/api/attachments?id=${id}`, init, 'mara')).status).toBe(201);
	}
	const file = (id: Canary) => ({
		attachments: [{ id, name: `${canaries[id]}.pdf`, type: 'application/pdf', size: 9 }]
	});
	const edited = requestOf(mara, { ...file('edited'), from: '2027-04-01', to: '2027-04-01' });
	const records = [
		wishOf(mara, { ...file('draft'), from: '2027-03-01', to: '2027-03-01' }),
		requestOf(mara, file('asked')),
		illnessOf(mara, file('illness')),
		edited
	];
	for (const record of records) expect((await mara.push(record, on)).status).toBe('applied');
	const rejected = nextOf(jana, edited, 'reject', { state: 'rejected', comment: 'full' });
	expect((await jana.push(rejected, { ...on, assumed: edited })).status).toBe('applied');
	const again = nextOf(mara, rejected, 'edit', { state: 'draft' });
	expect((await mara.push(again, { ...on, assumed: rejected })).status).toBe('applied');
	return firm;
}
type Firm = Awaited<ReturnType<typeof firmWithFiles>>;

/** Which files somebody gets; everything else must be word for word the answer to an id that does not exist. */
async function openTo({ server }: Firm, as: string): Promise<Canary[]> {
	const ask = async (id: string) => {
		const answer = await server.request(`/api/attachments/${id}`, {}, as);
		return { status: answer.status, text: await answer.text(), headers: Object.fromEntries(answer.headers) };
	};
	const nothing = await ask('no-such-file');
	expect(nothing.status).toBe(404);
	const opened: Canary[] = [];
	for (const name of names) {
		const answer = await ask(name);
		if (answer.status === 200 && answer.text === `%PDF-1.7 ${canaries[name]}`) opened.push(name);
		else expect(answer).toEqual(nothing);
	}
	return opened;
}

const readers: readonly [string, string, readonly Canary[]][] = [
	['the owner', 'mara', names],
	['a colleague', 'tom', []],
	['the manager of another group', 'theo', []],
	['the manager: what was asked for, no illness, nothing that is worked on', 'jana', ['asked']],
	['HR: what was asked for or reported, never a draft', 'katrin', ['asked', 'illness']]
];

test.each(readers)('I8: files go to %s', async (_, as, allowed) => {
	expect(await openTo(await firmWithFiles(), as)).toEqual(allowed);
});

test('I8: where the company shows managers the reason they get the certificate, and no longer when it stops', async () => {
	const firm = await firmWithFiles();
	const show = (managersSeeIllness: boolean) =>
		firm.server.deps.db
			.statement("UPDATE reference_items SET data = ? WHERE kind = 'general'")
			.run([JSON.stringify({ ...aGeneral(), managersSeeIllness })]);
	show(true);
	expect(await openTo(firm, 'jana')).toEqual(['asked', 'illness']);
	show(false);
	expect(await openTo(firm, 'jana')).toEqual(['asked']);
});

test('I8: whoever does not manage the group any more, or is no longer HR, gets nothing', async () => {
	const firm = await firmWithFiles();
	await firm.server.patch('/api/groups/north', { data: { managers: [] } }, 'katrin');
	expect(await openTo(firm, 'jana')).toEqual([]);
	firm.server.deps.db.statement("UPDATE employees SET is_hr = 0 WHERE id = 'katrin'").run();
	expect(await openTo(firm, 'katrin')).toEqual([]);
});

test('I8: naming somebody else’s file in an absence of one’s own opens it to nobody', async () => {
	const firm = await firmWithFiles();
	const { tom } = firm;
	const attachments = names.map((id) => ({ id, name: 'mine.pdf', type: 'application/pdf', size: 9 }));
	expect((await tom.push(requestOf(tom, { attachments }), on)).status).toBe('applied');
	expect(await openTo(firm, 'tom')).toEqual([]);
	expect(await openTo(firm, 'jana')).toEqual(['asked']);
	expect(await openTo(firm, 'katrin')).toEqual(['asked', 'illness']);
});

test('a backup holds the files and a restore brings them back', async () => {
	const { server } = await firmWithFiles();
	const folders = ['backup', 'data'].map((name) => mkdtempSync(join(tmpdir(), `tagwerk-${name}-`)));
	const [backup = '', data = ''] = folders;
	onTestFinished(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
	await backUp(server.deps, backup);
	await restore(backup, data, server.clock);
	const db = openDatabase(join(data, 'tagwerk.db'));
	onTestFinished(() => db.close());
	const { bytes } = openAttachment({ db, clock: server.clock }, 'mara', 'illness');
	expect(new TextDecoder().decode(bytes)).toBe(`%PDF-1.7 ${canaries.illness}`);
});
