/**
 * The yardstick: the least a sync server can do and still keep what it acknowledged. Hono on libsql, rows
 * upserted with compare-and-set in one transaction a request, WAL and synchronous=FULL with the log and the cache of
 * our server, no sign-in, no rules, no journal. `/push` takes bare rows and `/pull` hands out everybody's;
 * `/push/owned` keeps what a pull of one person's own rows would need: an index by owner and position.
 * Started as a process of its own: `node bench/yardstick/server.ts DATABASE PORT STATIC_FOLDER`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import Database from 'libsql';

interface Row {
	newDocumentState: { id: string; userId?: string; revision: number; [field: string]: unknown };
	assumedMasterState: { revision: number } | null;
}

const [file = ':memory:', port = '0', folder = '.'] = process.argv.slice(2);
const database = new Database(file);
database.exec(
	'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16384;'
);
database.exec(`CREATE TABLE docs (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, seq INTEGER NOT NULL, doc TEXT NOT NULL);
	CREATE INDEX docs_seq ON docs(seq);
	CREATE TABLE owned (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, revision INTEGER NOT NULL, doc TEXT NOT NULL);
	CREATE INDEX owned_user ON owned(user_id);`);
const find = database.prepare('SELECT revision, doc FROM docs WHERE id = ?');
const upsert = database.prepare(
	'INSERT INTO docs (id, revision, seq, doc) VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET revision = excluded.revision, seq = excluded.seq, doc = excluded.doc'
);
const findOwned = database.prepare('SELECT revision, doc FROM owned WHERE id = ?');
// An index ends in the row's key: this one is by owner and position.
const upsertOwned = database.prepare(
	'INSERT INTO owned (seq, id, user_id, revision, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET revision = excluded.revision, seq = excluded.seq, doc = excluded.doc'
);
const page = database.prepare('SELECT doc, seq FROM docs WHERE seq > ? ORDER BY seq LIMIT ?');
const listeners = new Set<() => void>();
let seq = 0;

type Stored = { revision: number; doc: string } | undefined;

/** Compare-and-set, row by row, in one transaction. */
const applyTo = (of: typeof find, write: (next: Row['newDocumentState']) => void) =>
	database.transaction((rows: Row[]) => {
		const conflicts: unknown[] = [];
		for (const { newDocumentState: next, assumedMasterState: assumed } of rows) {
			const master = of.get(next.id) as Stored;
			if ((master?.revision ?? null) !== (assumed?.revision ?? null)) {
				conflicts.push(JSON.parse(master?.doc ?? 'null'));
				continue;
			}
			seq += 1;
			write(next);
		}
		return conflicts;
	});
const applyBare = applyTo(find, (next) => upsert.run(next.id, next.revision, seq, JSON.stringify(next)));
const applyOwned = applyTo(findOwned, (next) =>
	upsertOwned.run(seq, next.id, next.userId, next.revision, JSON.stringify(next))
);

const app = new Hono();
for (const [path, apply] of [
	['/push', applyBare],
	['/push/owned', applyOwned]
] as const) {
	app.post(path, async (c) => {
		const { rows } = await c.req.json<{ rows: Row[] }>();
		const conflicts = apply.immediate(rows);
		for (const listener of listeners) listener();
		return c.json({ conflicts });
	});
}
app.get('/pull', (c) => {
	const rows = page.all(Number(c.req.query('seq') ?? 0), Number(c.req.query('limit') ?? 1000)) as {
		doc: string;
		seq: number;
	}[];
	return c.json({ documents: rows.map((row) => JSON.parse(row.doc)), seq: rows.at(-1)?.seq ?? null });
});
app.get('/stream', (c) =>
	streamSSE(c, async (stream) => {
		const done = Promise.withResolvers<void>();
		const listener = () => void stream.writeSSE({ event: 'change', data: String(seq) });
		listeners.add(listener);
		await stream.writeSSE({ event: 'open', data: '' });
		stream.onAbort(() => {
			listeners.delete(listener);
			done.resolve();
		});
		await done.promise;
	})
);
app.get('/', (c) =>
	c.html(
		'<!doctype html><meta charset="utf-8"><title>yardstick</title><script type="module" src="/client.js"></script>'
	)
);
app.get(
	'/client.js',
	() =>
		new Response(readFileSync(join(folder, 'client.js'), 'utf8'), {
			headers: { 'content-type': 'text/javascript' }
		})
);

const server = serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' }, (info) => {
	process.stdout.write(`listening ${info.port}\n`);
});
process.on('SIGTERM', () => {
	server.close();
	database.close();
	process.exit(0);
});
