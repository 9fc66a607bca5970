import { expect, test } from 'vitest';
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_OF_PERSON } from '#domain/absence/attachment.ts';
import { removeUnnamedAttachments } from '#server/attachments/attachments.usecases.ts';
import { journalLinesOf } from '#server/journal/journal.ts';
import { nextOf, requestOf, wishOf } from '#server/testkit/record-builders.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 canary-of-the-certificate');
const DAY = 86_400_000;
const on = { collection: 'absences' } as const;

function upload(
	{ server }: SyncFirm,
	as: string,
	{ id = 'file-1', type = 'application/pdf', body = PDF as BodyInit, headers = {} } = {}
): Promise<Response> {
	const init = { method: 'POST', body, headers: { 'content-type': type, ...headers } };
	return server.request(`/api/attachments?id=${encodeURIComponent(id)}`, init, as);
}

const fetchAs = ({ server }: SyncFirm, as: string, id = 'file-1') =>
	server.request(`/api/attachments/${id}`, {}, as);

const named = (id = 'file-1', name = 'Krankmeldung "März".pdf') => ({
	attachments: [{ id, name, type: 'application/pdf', size: PDF.byteLength }]
});

const bigPdf = (size: number) => {
	const bytes = new Uint8Array(size);
	bytes.set(PDF);
	return bytes;
};

test('a file comes back to its owner byte for byte, to be saved and never shown in place', async () => {
	const firm = await createSyncFirm();
	const kept = await upload(firm, 'mara');
	expect([kept.status, await kept.json()]).toEqual([
		201,
		{ id: 'file-1', type: 'application/pdf', size: PDF.byteLength }
	]);
	expect((await firm.mara.push(wishOf(firm.mara, named()), on)).status).toBe('applied');
	const file = await fetchAs(firm, 'mara');
	expect(file.status).toBe(200);
	expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF);
	expect(Object.fromEntries(file.headers)).toMatchObject({
		'content-type': 'application/pdf',
		'content-disposition': "attachment; filename*=UTF-8''Krankmeldung%20%22M%C3%A4rz%22.pdf",
		'x-content-type-options': 'nosniff',
		'content-security-policy': expect.stringMatching(/^default-src 'none';.*; sandbox$/),
		'cache-control': 'no-store'
	});
});

test('a name is no path, no line of a header and no quotation', async () => {
	const firm = await createSyncFirm();
	await upload(firm, 'mara');
	await firm.mara.push(wishOf(firm.mara, named('file-1', "../a\r\nset-cookie: b\\'c(\ud800")), on);
	const { headers } = await fetchAs(firm, 'mara');
	expect(headers.get('content-disposition')).toBe(
		"attachment; filename*=UTF-8''.._a__set-cookie%3A%20b_%27c%28%EF%BF%BD"
	);
	expect(headers.get('set-cookie')).toBeNull();
});

test('the same file again changes nothing; other bytes or somebody else’s id are refused alike', async () => {
	const firm = await createSyncFirm();
	await upload(firm, 'mara');
	expect((await upload(firm, 'mara')).status).toBe(200);
	const other = await upload(firm, 'mara', { body: '%PDF-1.4 other' });
	const tom = await upload(firm, 'tom');
	const refusals = [other, tom].map(async (one) => [one.status, await one.json()]);
	const [mine, his] = await Promise.all(refusals);
	expect(mine).toEqual([409, { error: { code: 'attachment.taken', message: expect.any(String) } }]);
	expect(his).toEqual(mine);
	expect(new Uint8Array(await (await fetchAs(firm, 'mara')).arrayBuffer())).toEqual(PDF);
	const lines = journalLinesOf(firm.server.deps, 'file-1');
	expect(lines.map(({ actorId, userId, event }) => [actorId, userId, event])).toEqual([
		['mara', 'mara', 'upload']
	]);
	expect(JSON.stringify(lines)).not.toContain('canary');
});

const refusals: readonly [string, Parameters<typeof upload>[2], number, string][] = [
	['a page', { body: '<html><script>', type: 'text/html' }, 415, 'request.unsupported_type'],
	['a page that calls itself a PDF', { body: '<html>%PDF-' }, 415, 'request.unsupported_type'],
	['a PDF that calls itself a picture', { type: 'image/png' }, 415, 'request.unsupported_type'],
	['nothing', { body: '' }, 415, 'request.unsupported_type'],
	['an unknown packing', { headers: { 'content-encoding': 'br' } }, 415, 'request.unsupported_type'],
	['more than 5 MB', { body: bigPdf(ATTACHMENT_BYTES_MAX + 1) }, 413, 'request.too_large'],
	['no id', { id: '' }, 400, 'request.unreadable'],
	['an id that is none', { id: '../x' }, 400, 'request.unreadable'],
	['a foreign page', { headers: { origin: 'https://evil.example' } }, 403, 'auth.origin']
];

test.each(refusals)('%s is refused with its code and nothing is kept', async (_, options, status, code) => {
	const firm = await createSyncFirm();
	const refused = await upload(firm, 'mara', options);
	expect(refused.status).toBe(status);
	expect(await refused.json()).toMatchObject({ error: { code, message: expect.any(String) } });
	expect(firm.server.deps.db.statement('SELECT count(*) AS n FROM attachments').get()).toEqual({ n: 0 });
	expect(firm.server.deps.db.statement('SELECT count(*) AS n FROM attachment_bytes').get()).toEqual({ n: 0 });
});

test('5 MB are taken whole, and what one person may keep has an end', async () => {
	const firm = await createSyncFirm();
	const fits = ATTACHMENTS_OF_PERSON.bytes / ATTACHMENT_BYTES_MAX;
	const body = bigPdf(ATTACHMENT_BYTES_MAX);
	for (let index = 0; index < fits; index += 1) {
		expect((await upload(firm, 'mara', { id: `big-${index}`, body })).status).toBe(201);
	}
	const over = await upload(firm, 'mara', { id: 'small' });
	expect(over.status).toBe(507);
	expect(await over.json()).toMatchObject({
		error: { code: 'attachment.no_room', used: { bytes: ATTACHMENTS_OF_PERSON.bytes, count: fits } }
	});
	expect((await upload(firm, 'tom', { id: 'of-tom' })).status).toBe(201);
});

test('who moves files without end waits, alone', async () => {
	const firm = await createSyncFirm();
	const statuses = new Set<number>();
	for (let index = 0; index < 120; index += 1) statuses.add((await fetchAs(firm, 'mara', 'none')).status);
	expect([...statuses]).toEqual([404]);
	const late = await upload(firm, 'mara');
	expect([late.status, late.headers.get('retry-after')]).toEqual([429, '600']);
	expect((await upload(firm, 'tom')).status).toBe(201);
});

test('nobody who is signed out or archived leaves a file', async () => {
	const firm = await createSyncFirm();
	const anonymous = await firm.server.request('/api/attachments?id=a', { method: 'POST', body: PDF });
	expect(anonymous.status).toBe(401);
	expect((await firm.server.request('/api/attachments/a')).status).toBe(401);
	firm.server.deps.db.statement("UPDATE employees SET archived_at = '2026-01-01' WHERE id = 'mara'").run();
	expect((await upload(firm, 'mara')).status).toBe(403);
});

test('a file that no absence holds on to for 14 days is gone; one that is named again stays', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	const { deps, clock } = server;
	const after = (days: number) => {
		clock.advance(days * DAY);
		removeUnnamedAttachments(deps);
	};
	for (const id of ['kept', 'orphan', 'late']) await upload(firm, 'mara', { id });
	const draft = wishOf(mara, named('kept'));
	await mara.push(draft, on);
	after(13);
	await mara.push(wishOf(mara, { ...named('late'), from: '2027-03-01', to: '2027-03-01' }), on);
	after(1);
	const statuses = async () =>
		Promise.all(['kept', 'orphan', 'late'].map(async (id) => (await fetchAs(firm, 'mara', id)).status));
	expect(await statuses()).toEqual([200, 404, 200]);
	expect(journalLinesOf(deps, 'orphan').map(({ actorId, event }) => [actorId, event])).toEqual([
		['mara', 'upload'],
		['system', 'remove']
	]);
	expect(deps.db.statement('SELECT id FROM attachment_bytes ORDER BY id').all()).toEqual([
		{ id: 'kept' },
		{ id: 'late' }
	]);
	// The days count from when nobody was seen to name it, not from the upload: the draft was deleted just now.
	await mara.push(nextOf(mara, draft, 'delete'), { ...on, assumed: draft, deleted: true });
	after(20);
	expect(await statuses()).toEqual([200, 404, 200]);
	after(14);
	expect(await statuses()).toEqual([404, 404, 200]);
});

test('a request that was taken back holds on to nothing', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	const minutes = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };
	const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes, comment: '' }]);
	server.deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	await upload(firm, 'mara');
	const asked = requestOf(mara, named());
	expect((await mara.push(asked, on)).status).toBe('applied');
	expect((await fetchAs(firm, 'jana')).status).toBe(200);
	const { status } = await mara.push(nextOf(mara, asked, 'withdraw', { state: 'withdrawn' }), {
		...on,
		assumed: asked
	});
	expect(status).toBe('applied');
	expect((await fetchAs(firm, 'jana')).status).toBe(404);
	expect((await fetchAs(firm, 'katrin')).status).toBe(404);
	removeUnnamedAttachments(server.deps);
	server.clock.advance(14 * DAY);
	removeUnnamedAttachments(server.deps);
	expect((await fetchAs(firm, 'mara')).status).toBe(404);
});
