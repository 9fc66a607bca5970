import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#tests/e2e/server-process.ts';

/** What can happen between a device and the server. */
export type Fault =
	/** The request never arrives, the connection breaks. */
	| 'lose-request'
	/** The server does it, and its answer never comes. */
	| 'lose-reply'
	/** The request arrives twice; the device hears the second answer. */
	| 'duplicate'
	/** The connection breaks in the middle of the answer. */
	| 'cut'
	/** Somebody's sign-in page, with status 200, in place of the server. */
	| 'portal'
	/**
	 * The connection stays open and no byte comes through it. A stream that loses something to it stays dead for ever,
	 * as when a phone's address changed.
	 */
	| 'silent'
	/** The server does it at once, and its answer waits until the fault is lifted. */
	| 'hold'
	/** The answer comes this many milliseconds late. */
	| { readonly delayMs: number };

/** One request that passed, and what became of it. */
export interface Passed {
	readonly method: string;
	readonly path: string;
	readonly fault: Fault | null;
}

interface Recorded {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

interface Reply {
	readonly status: number;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

interface Rule {
	readonly path: RegExp;
	readonly fault: Fault;
	readonly lifted: Promise<void>;
}

export interface FaultProxy {
	readonly origin: string;
	/** From now on this happens to all requests on such a path, until it is lifted. */
	fault(path: RegExp, fault: Fault): { lift(): void };
	/** Everything that passed since the start. */
	passed(path?: RegExp): readonly Passed[];
	/** How many pieces of streams got lost in silence. */
	swallowed(): number;
	/** Sends the newest such request that the server got once more, to the letter, and gives back its answer. */
	repeat(path: RegExp): Promise<Reply>;
	close(): Promise<void>;
}

const PORTAL = '<!doctype html><title>Hotel WLAN</title><h1>Bitte stimmen Sie den Bedingungen zu</h1>';

/** Stands between one device and the server and lets go wrong what goes wrong between them. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
	const { hostname, port } = new URL(target);
	const rules: Rule[] = [];
	const passed: Passed[] = [];
	const recorded: Recorded[] = [];
	let swallowed = 0;
	const ruleFor = (path: string) => rules.findLast((rule) => rule.path.test(path));

	const forward = async (asked: Recorded): Promise<IncomingMessage> => {
		const { method, path, headers, body } = asked;
		const outgoing = request({ hostname, port, method, path, headers });
		outgoing.end(body);
		const [reply] = (await once(outgoing, 'response')) as [IncomingMessage];
		return reply;
	};
	const answered = async (asked: Recorded): Promise<Reply> => {
		recorded.push(asked);
		const reply = await forward(asked);
		return { status: reply.statusCode ?? 502, headers: reply.headers, body: await bodyOf(reply) };
	};

	const serve = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
		const asked: Recorded = {
			method: incoming.method ?? 'GET',
			path: incoming.url ?? '/',
			headers: incoming.headers,
			body: await bodyOf(incoming)
		};
		const rule = ruleFor(asked.path);
		passed.push({ method: asked.method, path: asked.path, fault: rule?.fault ?? null });
		if (asked.path.includes('/sync/stream') && (rule === undefined || typeof rule.fault === 'object'))
			return relay(await forward(asked), answer, () => {
				const isSilent = ruleFor(asked.path)?.fault === 'silent';
				if (isSilent) swallowed += 1;
				return isSilent;
			});
		if (rule === undefined) return send(answer, await answered(asked));
		return fail(rule, asked, answer);
	};

	const fail = async (rule: Rule, asked: Recorded, answer: ServerResponse): Promise<void> => {
		const { fault } = rule;
		if (fault === 'lose-request') return void answer.destroy();
		if (fault === 'silent') return undefined;
		if (fault === 'portal')
			return void answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PORTAL);
		if (fault === 'duplicate') await answered(asked);
		const reply = await answered(asked);
		if (fault === 'lose-reply') return void answer.destroy();
		if (fault === 'cut') return cut(answer, reply);
		if (fault === 'hold') await rule.lifted;
		else if (fault !== 'duplicate') await wait(fault.delayMs);
		return send(answer, reply);
	};

	const server = createServer((incoming, answer) => {
		// Whatever breaks on the way breaks the connection: that is what it is here for.
		serve(incoming, answer).catch(() => answer.destroy());
	});
	server.listen(await freePort(), '127.0.0.1');
	await once(server, 'listening');
	const own = server.address();
	if (own === null || typeof own === 'string') throw new Error('no port');

	return {
		origin: `http://localhost:${own.port}`,
		fault(path, fault) {
			const { promise: lifted, resolve } = Promise.withResolvers<void>();
			const rule = { path, fault, lifted };
			rules.push(rule);
			return {
				lift() {
					rules.splice(rules.indexOf(rule), 1);
					resolve();
				}
			};
		},
		passed: (path) => passed.filter((one) => path === undefined || path.test(one.path)),
		swallowed: () => swallowed,
		async repeat(path) {
			const old = recorded.findLast((one) => path.test(one.path));
			if (old === undefined) throw new Error('nothing of that kind passed');
			return answered(old);
		},
		async close() {
			server.close();
			server.closeAllConnections();
		}
	};
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function send(answer: ServerResponse, { status, headers, body }: Reply): void {
	answer.writeHead(status, headers).end(body);
}

/** Half of the answer, under the head of the whole. */
function cut(answer: ServerResponse, { status, headers, body }: Reply): void {
	const { 'transfer-encoding': chunked, ...rest } = headers;
	void chunked;
	answer.writeHead(status, { ...rest, 'content-length': String(body.length) });
	answer.write(body.subarray(0, Math.ceil(body.length / 2)), () => answer.destroy());
}

/** Passes a stream on as it comes, until something of it is swallowed. */
function relay(reply: IncomingMessage, answer: ServerResponse, swallows: () => boolean): void {
	let isDead = false;
	answer.writeHead(reply.statusCode ?? 502, reply.headers);
	answer.flushHeaders();
	reply.on('data', (chunk: Buffer) => {
		isDead ||= swallows();
		if (!isDead) answer.write(chunk);
	});
	reply.on('end', () => {
		if (!isDead) answer.end();
	});
	reply.on('error', () => answer.destroy());
	answer.on('close', () => reply.destroy());
}
