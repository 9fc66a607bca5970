import { expect, test } from 'vitest';
import { readBundle } from '#protocol/handover-bundle.ts';
import { journalOf } from '#server/journal/journal.repository.ts';
import { aDyingPhone, SECRET } from '#server/testkit/dying-phone.ts';
import { carry, handoverDevice } from '#server/testkit/handover-device.ts';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

test('a colleague carries a bundle: its rows are the author’s own, and the carrier hears only how many', async () => {
	const { server, phone, rows, mara, morning } = await aDyingPhone();
	const answer = await carry(server, await phone.bundle(rows), 'tom');
	expect(answer.status).toBe(200);
	expect(answer.counts).toEqual({
		taken: 2,
		known: 0,
		refused: 0,
		unreadable: 0,
		serverTime: expect.any(String)
	});
	const { documents } = await mara.pull();
	expect(documents).toHaveLength(2);
	expect(documents[0]).toMatchObject({ id: morning.id, userId: 'mara', note: SECRET, state: 'draft' });
	expect(journalOf(server.deps.db, morning.id)).toMatchObject([{ actorId: 'mara', event: 'create' }]);
});

test('neither the bundle nor any answer shows the carrier what is inside', async () => {
	const { server, phone, rows, tom, morning } = await aDyingPhone();
	const bundle = await phone.bundle(rows);
	const answer = await carry(server, bundle, 'tom');
	for (const text of [new TextDecoder().decode(bundle), answer.text])
		for (const secret of [SECRET, morning.id, morning.mutation.id]) expect(text).not.toContain(secret);
	expect((await tom.pull()).documents).toEqual([]);
	expect((await tom.pull('notices')).documents).toEqual([]);
});

test('the journal names carrier and author, and the author is told', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	await carry(server, await phone.bundle(rows), 'tom');
	const lines = server.deps.db
		.statement(`SELECT actor_id AS carrier, user_id AS author, after FROM journal WHERE event = 'carry'`)
		.all([]);
	expect(lines).toMatchObject([{ carrier: 'tom', author: 'mara' }]);
	expect(JSON.parse(String(lines[0]?.['after']))).toMatchObject({ taken: 2, deviceId: expect.any(String) });
	const { documents } = await mara.pull('notices');
	expect(documents).toMatchObject([
		{ kind: 'outbox_handed_over', data: { by: 'tom', byName: 'tom', taken: 2 } }
	]);
});

test('a second time, by whomever, changes nothing and tells nobody again', async () => {
	const { server, phone, rows, mara, katrin } = await aDyingPhone();
	const bundle = await phone.bundle(rows);
	await carry(server, bundle, 'tom');
	const { counts } = await carry(server, bundle, katrin.userId);
	expect(counts).toMatchObject({ taken: 0, known: 2, refused: 0, unreadable: 0 });
	expect((await mara.pull()).documents).toHaveLength(2);
	expect((await mara.pull('notices')).documents).toHaveLength(1);
});

test('when the phone comes back, its own sending finds everything there', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	await carry(server, await phone.bundle(rows), 'tom');
	const { results } = await mara.pushRows(rows);
	expect(results.map(({ status }) => status)).toEqual(['replayed', 'replayed']);
});

test('a changed byte anywhere is noticed, and nothing is taken', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	const bundle = await phone.bundle(rows);
	const parts = readBundle(bundle);
	const outside = parts?.outside.length ?? 0;
	const places = [0, 4, outside - 40, outside - 5, outside + 3, bundle.length - 70, bundle.length - 1];
	for (const place of places) {
		const changed = bundle.slice();
		changed[place] = (changed[place] ?? 0) ^ 1;
		const { status, text } = await carry(server, changed, 'tom');
		expect([place, [400, 422].includes(status)]).toEqual([place, true]);
		expect(text).toMatch(/handover\.(unreadable|changed)/);
	}
	for (const cut of [bundle.subarray(0, bundle.length - 1), bundle.subarray(0, 90), new Uint8Array([1])])
		expect((await carry(server, cut, 'tom')).status).toBeGreaterThanOrEqual(400);
	expect((await mara.pull()).documents).toEqual([]);
});

test('a bundle cannot be put into another person’s name', async () => {
	const { server, phone, rows, tom } = await aDyingPhone();
	const renamed = await phone.bundle(rows, { header: { userId: 'tom' } });
	expect((await carry(server, renamed, 'tom')).text).toContain('handover.unknown_device');
	const own = await handoverDevice(server, tom);
	const stolen = await own.bundle(rows);
	// Tom signs Mara's rows as himself: they are judged as Tom, who may not write hers.
	expect((await carry(server, stolen, 'tom')).counts).toMatchObject({ taken: 0, refused: 2 });
});

test('a signature of another key is none', async () => {
	const { server, phone, rows } = await aDyingPhone();
	const { status, text } = await carry(server, await phone.bundle(rows, { foreignSignature: true }), 'tom');
	expect([status, text]).toEqual([422, expect.stringContaining('handover.changed')]);
});

test('a bundle for another server is told as such', async () => {
	const { phone, rows } = await aDyingPhone();
	const other = await createSyncFirm();
	await handoverDevice(other.server, other.mara);
	const { status, text } = await carry(other.server, await phone.bundle(rows), 'tom');
	expect([status, text]).toEqual([422, expect.stringContaining('handover.other_server')]);
});

test('a device that never named its key is not known', async () => {
	const { server, phone, rows } = await aDyingPhone();
	const bundle = await phone.bundle(rows, { header: { keyId: 'A'.repeat(43) } });
	expect((await carry(server, bundle, 'tom')).text).toContain('handover.unknown_device');
	const elsewhere = await phone.bundle(rows, { header: { deviceId: 'another-device' } });
	expect((await carry(server, elsewhere, 'tom')).text).toContain('handover.unknown_device');
});

test('an archived author’s rows are judged like any push of an archived person', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	const bundle = await phone.bundle(rows);
	server.deps.db.sqlite.exec(
		`UPDATE employees SET archived_at = '2026-11-19T10:00:00.000Z', status = 'archived' WHERE id = 'mara'`
	);
	const pushed = (await mara.pushRows(rows)).results.map(({ status }) => status);
	expect(pushed).toEqual(['rejected', 'rejected']);
	expect((await carry(server, bundle, 'tom')).counts).toMatchObject({ taken: 0, refused: 2 });
});

test('a refused confirmation is kept as a draft, as in any push', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const running = mara.draft({ stop: null, state: 'confirmed', mutation: mara.mutation('confirm') });
	const { counts } = await carry(server, await phone.bundle([mara.row(running)]), 'tom');
	expect(counts).toMatchObject({ refused: 1 });
	expect((await mara.pull()).documents).toMatchObject([{ id: running.id, state: 'draft' }]);
});

test('rows beyond a hundred are taken in turns, and one that cannot be read does not hold up the others', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const rows = Array.from({ length: 230 }, (_, index) =>
		mara.row(
			mara.draft({
				start: new Date(Date.parse('2026-10-01T06:00:00.000Z') + index * 3_600_000).toISOString(),
				stop: new Date(Date.parse('2026-10-01T06:30:00.000Z') + index * 3_600_000).toISOString()
			})
		)
	);
	const bundle = await phone.bundle([...rows, { newDocumentState: { id: 'x' } }]);
	expect((await carry(server, bundle, 'tom')).counts).toMatchObject({ taken: 230, unreadable: 1 });
	const foreign = { collections: [{ name: 'something_new', rows: [1, 2] }] };
	const newer = await phone.bundle([], { content: foreign });
	expect((await carry(server, newer, 'tom')).counts).toMatchObject({ taken: 0, unreadable: 2 });
});

test('what is too large is refused before it is looked at', async () => {
	const { server, phone } = await aDyingPhone();
	expect((await carry(server, new Uint8Array(1024 * 1024 + 1), 'tom')).status).toBe(413);
	const many = Array.from({ length: 2001 }, () => ({}));
	expect((await carry(server, await phone.bundle(many), 'tom')).status).toBe(413);
	const bomb = await phone.bundle([], { content: { collections: [], air: ' '.repeat(1024 * 1024) } });
	const { status, text } = await carry(server, bomb, 'tom');
	expect([status, text]).toEqual([413, expect.stringContaining('request.too_large')]);
});

test('whoever carries too often waits', async () => {
	const { server, phone, rows } = await aDyingPhone();
	const bundle = await phone.bundle(rows);
	const statuses: number[] = [];
	for (let time = 0; time < 21; time += 1) statuses.push((await carry(server, bundle, 'tom')).status);
	expect(statuses.at(-2)).toBe(200);
	expect(statuses.at(-1)).toBe(429);
});

test('the server’s key survives backup and restore, and is in no answer', async () => {
	const { server, phone, rows } = await aDyingPhone();
	const [kept] = server.deps.db.statement('SELECT private_key AS secret FROM handover_server_keys').all([]);
	expect(JSON.stringify(phone.key)).not.toContain(String(kept?.['secret']));
	const restored = await (await backUpTestServer(server))();
	const { counts } = await carry(restored, await phone.bundle(rows), 'tom');
	expect(counts).toMatchObject({ taken: 2 });
});

test('what is no point of the curve is no key', async () => {
	const { server } = await aDyingPhone();
	const body = { deviceId: 'device', publicKey: 'A'.repeat(87) };
	expect((await server.post('/api/sync/handover/key', body, 'tom')).status).toBe(400);
});
