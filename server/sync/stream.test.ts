import { expect, onTestFinished, test, vi } from 'vitest';
import { STREAM_HEARTBEAT_MS } from '#protocol/stream.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

interface OpenStream {
	readonly response: Response;
	/** What arrived so far and was not read yet, without waiting for more. */
	read(): Promise<string>;
	/** All that is left, once the server has ended the stream. */
	rest(): Promise<string>;
	leave(): void;
}

async function open(server: TestServer, token: string): Promise<OpenStream> {
	const leaving = new AbortController();
	onTestFinished(() => leaving.abort());
	const request = new Request('http://localhost/api/sync/stream?protocol=1', {
		headers: { authorization: `Bearer ${token}`, host: 'localhost' },
		signal: leaving.signal
	});
	const response = await server.app.hono.fetch(request, {
		incoming: { socket: { remoteAddress: '127.0.0.1' } }
	});
	const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
	const decoder = new TextDecoder();
	let waiting: ReturnType<typeof reader.read> | null = null;
	const read = async (): Promise<string> => {
		let text = '';
		for (;;) {
			waiting ??= reader.read();
			const next = await Promise.race([waiting, Promise.resolve(null).then(() => Promise.resolve(null))]);
			if (next === null) return text;
			waiting = null;
			if (next.done) return text;
			text += decoder.decode(next.value);
		}
	};
	return {
		response,
		read,
		async rest() {
			let text = '';
			for (let next = await (waiting ?? reader.read()); !next.done; next = await reader.read()) {
				text += decoder.decode(next.value);
			}
			return text;
		},
		leave: () => leaving.abort()
	};
}

test('a stream is told where to pull from and nothing else, and proxies may not hold it back', async () => {
	const { server, mara } = await createSyncFirm();
	const { response, read } = await open(server, server.signIn('mara'));
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toContain('text/event-stream');
	expect(response.headers.get('x-accel-buffering')).toBe('no');
	expect(response.headers.get('content-encoding') ?? 'identity').toBe('identity');
	await read();
	await mara.push(mara.draft({ note: 'canary-4711' }));
	const { checkpoint } = await mara.pull();
	expect(await read()).toBe(`event: change\ndata: {"collection":"time_entries","seq":${checkpoint.seq}}\n\n`);
});

test('only those whose view changed hear of a change: nobody hears of a draft but its owner', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const names = ['mara', 'tom', 'jana', 'theo', 'ines', 'katrin'];
	const streams = new Map<string, OpenStream>();
	for (const name of names) streams.set(name, await open(server, server.signIn(name)));
	const heard = async () => {
		const texts = await Promise.all(
			names.map(async (name) => [name, (await streams.get(name)?.read()) ?? ''] as const)
		);
		return texts.filter(([, text]) => text.includes('time_entries')).map(([name]) => name);
	};
	await heard();
	const draft = mara.draft();
	await mara.push(draft);
	expect(await heard()).toEqual(['mara']);
	const confirmed = mara.next(draft, 'confirm', { state: 'confirmed' });
	await mara.push(confirmed, { assumed: draft });
	expect(await heard()).toEqual(['mara', 'jana']);
	const reopened = jana.next(confirmed, 'reopen', { state: 'draft', comment: 'prüfen' });
	await jana.push(reopened, { assumed: confirmed });
	expect(await heard()).toEqual(['mara', 'jana']);
	await mara.push(mara.next(confirmed, 'edit', { state: 'draft' }), { assumed: reopened });
	expect(await heard()).toEqual(['mara']);
});

test('a push of many rows is one event', async () => {
	const { server, mara } = await createSyncFirm();
	const { read } = await open(server, server.signIn('mara'));
	await read();
	await mara.pushRows(Array.from({ length: 40 }, () => mara.row(mara.draft())));
	expect((await read()).match(/event: change/g)).toHaveLength(1);
});

test('a refused push says nothing to anybody', async () => {
	const { server, mara, tom } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const { read } = await open(server, server.signIn('mara'));
	await read();
	await tom.push(tom.next(entry, 'edit', { state: 'draft' }), { assumed: entry });
	await mara.push(mara.next(entry, 'edit', { state: 'draft' }), { assumed: entry });
	expect(await read()).toBe('');
});

test('a stream shows every 20 seconds that it is alive', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	onTestFinished(() => void vi.useRealTimers());
	const { server } = await createSyncFirm();
	const { read } = await open(server, server.signIn('mara'));
	await read();
	vi.advanceTimersByTime(STREAM_HEARTBEAT_MS - 1);
	expect(await read()).toBe('');
	vi.advanceTimersByTime(1);
	expect(await read()).toBe('event: alive\ndata: {}\n\n');
});

test('the server ends the streams of a session at its sign-out, and leaves the person’s other ones', async () => {
	const { server } = await createSyncFirm();
	const [phone, tablet] = [server.signIn('mara'), server.signIn('mara')];
	const streams = [await open(server, phone), await open(server, tablet)] as const;
	const headers = { authorization: `Bearer ${phone}` };
	const response = await server.request('/api/auth/sign-out', { method: 'POST', headers });
	expect(response.ok).toBe(true);
	expect(await streams[0].rest()).toContain('signed-out');
	expect(server.deps.feed.count('mara')).toBe(1);
});

test('the server ends streams at archiving, at the loss of a role, and at shutdown', async () => {
	const { server } = await createSyncFirm();
	const streams = [
		await open(server, server.signIn('mara')),
		await open(server, server.signIn('jana'))
	] as const;
	server.deps.feed.closeFor('jana', 'rights-changed');
	expect(await streams[1].rest()).toContain('rights-changed');
	expect((await server.patch('/api/people/mara', { archived: true }, 'katrin')).status).toBe(200);
	expect(await streams[0].rest()).toContain('archived');
	const last = await open(server, server.signIn('tom'));
	server.deps.feed.closeAll('shutdown');
	expect(await last.rest()).toContain('shutdown');
	expect(server.deps.feed.count()).toBe(0);
});

test('people whose view changes because a group changed are told to pull everything', async () => {
	const { server } = await createSyncFirm();
	const { read } = await open(server, server.signIn('theo'));
	await read();
	const members = [{ userId: 'ines', from: '2020-01-01', to: '2026-11-30' }];
	expect((await server.patch('/api/groups/south', { members }, 'katrin')).status).toBe(200);
	expect(await read()).toContain('event: resync\ndata: {}\n\n');
});

test('a session has at most five streams: the sixth takes the place of the oldest', async () => {
	const { server } = await createSyncFirm();
	const token = server.signIn('mara');
	const streams: OpenStream[] = [];
	for (let n = 0; n < 50; n += 1) streams.push(await open(server, token));
	expect(server.deps.feed.count('mara')).toBe(5);
	expect(await streams[0]?.rest()).toContain('too-many');
	await open(server, server.signIn('mara'));
	expect(server.deps.feed.count('mara')).toBe(6);
});

test('a device that leaves is forgotten', async () => {
	const { server } = await createSyncFirm();
	const stream = await open(server, server.signIn('mara'));
	expect(server.deps.feed.count()).toBe(1);
	stream.leave();
	expect(server.deps.feed.count()).toBe(0);
});

test('a device that does not read is cut off before 64 kB wait for it', async () => {
	const { server } = await createSyncFirm();
	await open(server, server.signIn('mara'));
	for (let seq = 0; seq < 5000; seq += 1) {
		server.deps.feed.publish({ collection: 'time_entries', seq, userIds: ['mara'] });
	}
	expect(server.deps.feed.count()).toBe(0);
});
