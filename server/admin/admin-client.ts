import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { findSocketPath } from '#server/admin/socket-path.ts';
import { compose } from '#server/compose.ts';
import type { Config } from '#server/config.ts';

export interface AdminRequest {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: Uint8Array<ArrayBuffer> | string;
}

/** How a command on this machine speaks to Tagwerk. */
export interface AdminConnection {
	/** Whether a running server answers; else this process has opened the data itself. */
	readonly isRemote: boolean;
	send(request: AdminRequest): Promise<Response>;
	close(): void;
}

/**
 * Connects to the server that runs on the data folder; when none runs, opens the data itself. Two writers
 * at once are impossible: opening takes the same lease as a server.
 */
export async function connectAdmin(config: Config): Promise<AdminConnection> {
	const path = findSocketPath(config.dataDir);
	if (path !== null && (await isAnswering(path))) {
		return { isRemote: true, send: (request) => sendOver(path, request), close: () => {} };
	}
	const { app, close } = compose({ ...config, logLevel: 'error' });
	return {
		isRemote: false,
		send: async ({ method, path: target, headers, body }) =>
			app.localAdmin.fetch(
				new Request(`http://localhost${target}`, {
					method,
					...(headers === undefined ? {} : { headers }),
					...(body === undefined ? {} : { body })
				})
			),
		close
	};
}

function isAnswering(path: string): Promise<boolean> {
	return sendOver(path, { method: 'GET', path: '/api/admin/ping' }).then(
		() => true,
		() => false
	);
}

function sendOver(socketPath: string, { method, path, headers, body }: AdminRequest): Promise<Response> {
	return new Promise((resolve, reject) => {
		const request = httpRequest({ socketPath, method, path, headers: { host: 'localhost', ...headers } });
		request.once('error', reject);
		request.once('response', (answer) => {
			const stream = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
			const type = answer.headers['content-type'] ?? 'application/json';
			resolve(new Response(stream, { status: answer.statusCode ?? 500, headers: { 'content-type': type } }));
		});
		request.end(body);
	});
}
