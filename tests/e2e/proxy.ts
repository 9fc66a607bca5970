import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { freePort } from '#tests/e2e/server-process.ts';

export interface Proxy {
	readonly origin: string;
	/** From now on the server seems to serve another version of the app. */
	serveNextVersion(): void;
	close(): Promise<void>;
}

/** Stands between browser and server, so that a test can change what arrives. */
export async function startProxy(target: string): Promise<Proxy> {
	const { hostname, port } = new URL(target);
	let isNext = false;
	const server = createServer((incoming, answer) => {
		const isWorker = isNext && incoming.url === '/service-worker.js';
		const asked = { ...incoming.headers, 'accept-encoding': 'identity' };
		if (isWorker) delete asked['if-none-match'];
		const outgoing = request(
			{ hostname, port, path: incoming.url, method: incoming.method, headers: asked },
			(reply) => {
				const headers = { ...reply.headers };
				if (isWorker) delete headers['content-length'];
				answer.writeHead(reply.statusCode ?? 502, headers);
				if (!isWorker) {
					reply.pipe(answer);
					return;
				}
				reply.pipe(answer, { end: false });
				reply.on('end', () => answer.end('\n// the next version\n'));
			}
		);
		outgoing.on('error', () => answer.destroy());
		answer.on('close', () => outgoing.destroy());
		incoming.pipe(outgoing);
	});
	const own = await freePort();
	server.listen(own, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin: `http://localhost:${own}`,
		serveNextVersion: () => void (isNext = true),
		async close() {
			server.close();
			server.closeAllConnections();
		}
	};
}
