import { expect, test } from 'vitest';
import { registerDeviceKey } from '#server/handover/handover-keys.usecase.ts';
import { takeBundle } from '#server/handover/take-bundle.usecase.ts';
import { aDyingPhone, SECRET } from '#server/testkit/dying-phone.ts';
import { carry, registerKey } from '#server/testkit/handover-device.ts';

/** What the author has to say about rows that were not taken. */
async function asked({ mara }: Pick<Awaited<ReturnType<typeof aDyingPhone>>, 'mara'>) {
	const { documents } = await mara.pull('notices');
	const left = documents.filter((one) => one['kind'] === 'outbox_left').map((one) => one['data']);
	return (left as { left: Record<string, unknown>[] }[]).flatMap((data) => data.left);
}

test('sign-out: what was signed before still counts for 30 days, what is signed later never', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	const before = await phone.bundle(rows);
	server.clock.advance(60_000);
	const headers = { authorization: `Bearer ${phone.token}` };
	await server.request('/api/auth/sign-out', { method: 'POST', body: '{}', headers });
	server.clock.advance(60_000);
	const after = await phone.bundle(rows);
	expect((await carry(server, after, 'tom')).text).toContain('handover.device_signed_out');
	// A lie about the time of signing does not help acts that say they are later.
	const late = mara.draft({ start: '2026-11-19T07:00:00.000Z', stop: '2026-11-19T08:00:00.000Z' });
	const signedAt = '2026-11-19T11:00:00.000Z';
	const backdated = await phone.bundle([mara.row(late)], { header: { signedAt } });
	expect((await carry(server, backdated, 'tom')).text).toContain('handover.device_signed_out');
	// Nor does a time before it that nobody can read.
	const junk = { newDocumentState: { mutation: { deviceTime: 'soon', offsetMs: 0 } } };
	const hidden = await phone.bundle([junk, mara.row(late)], { header: { signedAt } });
	expect((await carry(server, hidden, 'tom')).text).toContain('handover.device_signed_out');
	expect((await carry(server, before, 'tom')).counts).toMatchObject({ taken: 2 });
	server.clock.advance(31 * 86_400_000);
	expect((await carry(server, before, 'tom')).text).toContain('handover.device_signed_out');
});

test('a reset of the access signs out every device of the person', async () => {
	const { server, phone, rows } = await aDyingPhone();
	await server.post('/api/people/mara/reset-access', {}, 'katrin');
	server.clock.advance(1000);
	expect((await carry(server, await phone.bundle(rows), 'tom')).text).toContain('handover.device_signed_out');
});

test('an expired session keeps the key: signed out is not locked out', async () => {
	const { server, phone, rows } = await aDyingPhone();
	server.clock.advance(100 * 86_400_000);
	server.deps.sessions.forgetExpired();
	const { counts } = await carry(server, await phone.bundle(rows), 'tom');
	expect(counts).toMatchObject({ taken: 2 });
});

test('a key that was signed out is not taken up again, and one person’s key says nothing about another’s', async () => {
	const { server, phone, mara, tom } = await aDyingPhone();
	const [stored] = server.deps.db
		.statement('SELECT public_key AS publicKey, device_id AS deviceId FROM handover_device_keys')
		.all([]);
	const body = { publicKey: String(stored?.['publicKey']), deviceId: String(stored?.['deviceId']) };
	await registerKey(server, server.signIn(tom.userId), body);
	expect(await registerKey(server, server.signIn(mara.userId), body)).toEqual(phone.key);
	server.deps.sessions.endAll(mara.userId);
	expect(await registerKey(server, server.signIn(mara.userId), body)).toMatchObject({ isRevoked: true });
	expect(await registerKey(server, server.signIn(tom.userId), body)).toMatchObject({ isRevoked: false });
});

test('signed out from elsewhere: the device may be in other hands, so nothing is taken in the author’s name', async () => {
	const firm = await aDyingPhone();
	const { server, phone, rows, mara, tom } = firm;
	const before = await phone.bundle(rows);
	server.clock.advance(60_000);
	await server.post('/api/people/mara/reset-access', {}, 'katrin');
	const { counts } = await carry(server, before, 'tom');
	expect(counts).toMatchObject({ taken: 0, refused: 2 });
	expect((await mara.pull()).documents).toEqual([]);
	// And yet nothing is lost: the author is asked, with all that was written.
	const lost = { status: 'rejected', reason: { code: 'E_DEVICE_LOST' } };
	expect(await asked(firm)).toMatchObject([{ ...lost, mine: { note: SECRET } }, lost]);
	expect(JSON.stringify(await tom.pull('notices'))).not.toContain(SECRET);
	// What was there before the device was lost needs no question.
	await mara.pushRows(rows.slice(0, 1));
	const other = await phone.bundle([...rows], { header: { signedAt: '2026-11-19T10:00:00.000Z' } });
	expect((await carry(server, other, 'tom')).counts).toMatchObject({ taken: 0, known: 1, refused: 1 });
	server.clock.advance(31 * 86_400_000);
	expect((await carry(server, before, 'tom')).text).toContain('handover.device_signed_out');
});

test('a device that its person had signed out before is doubted as well once the access is reset', async () => {
	const { server, phone, rows } = await aDyingPhone();
	const before = await phone.bundle(rows);
	server.clock.advance(60_000);
	const headers = { authorization: `Bearer ${phone.token}` };
	await server.request('/api/auth/sign-out', { method: 'POST', body: '{}', headers });
	server.deps.sessions.endAll('mara');
	expect((await carry(server, before, 'tom')).counts).toMatchObject({ taken: 0, refused: 2 });
});

test('the device is asked about with each turn: lost in between, the rest is the author’s to say', async () => {
	const firm = await aDyingPhone();
	const { server, phone, mara } = firm;
	const rows = Array.from({ length: 150 }, (_, index) => {
		const start = Date.parse('2026-10-01T06:00:00.000Z') + index * 3_600_000;
		return mara.row(
			mara.draft({
				start: new Date(start).toISOString(),
				stop: new Date(start + 1_800_000).toISOString()
			})
		);
	});
	const bundle = await phone.bundle(rows);
	let isLost = false;
	const isOpen = () => {
		// Asked at the beginning of each turn: HR resets the access between the first and the second.
		if (isLost) server.deps.sessions.endAll('mara');
		return (isLost = true);
	};
	const text = Buffer.from(bundle).toString('base64url');
	const counts = await takeBundle(server.deps, { userId: 'tom', isOpen }, text);
	expect(counts).toMatchObject({ taken: 100, refused: 50 });
	expect(await asked(firm)).toHaveLength(50);
});

test('a device that is signed out while its bundle is opened is signed out for its rows', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	const text = Buffer.from(await phone.bundle(rows)).toString('base64url');
	server.clock.advance(60_000);
	const taking = takeBundle(server.deps, { userId: 'tom', isOpen: () => true }, text);
	server.deps.sessions.endAll('mara');
	expect(await taking).toMatchObject({ taken: 0, refused: 2 });
	expect((await mara.pull()).documents).toEqual([]);
});

test('a carrier who is signed out while the bundle is opened brings nothing', async () => {
	const { server, phone, rows, mara } = await aDyingPhone();
	const token = server.signIn('tom');
	const headers = new Headers({ authorization: `Bearer ${token}` });
	const text = Buffer.from(await phone.bundle(rows)).toString('base64url');
	const isOpen = () => server.deps.sessions.userIdOf(headers) === 'tom';
	const taking = takeBundle(server.deps, { userId: 'tom', isOpen }, text);
	server.deps.sessions.endAll('tom');
	await expect(taking).rejects.toMatchObject({ status: 401 });
	expect((await mara.pull()).documents).toEqual([]);
});

test('a key that is named in a session which has just ended is not kept', async () => {
	const { server, mara } = await aDyingPhone();
	const headers = new Headers({ authorization: `Bearer ${server.signIn('mara')}` });
	const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
	const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
	const publicKey = Buffer.from(raw).toString('base64url');
	const body = { deviceId: mara.mutation('create').deviceId, publicKey };
	const naming = registerDeviceKey(server.deps, () => server.deps.sessions.read(headers), body);
	server.deps.sessions.endAll('mara');
	await expect(naming).rejects.toMatchObject({ status: 401 });
	const keys = server.deps.db.statement('SELECT count(*) AS n FROM handover_device_keys').get([]);
	expect(keys).toMatchObject({ n: 1 });
});
