import { chmodSync } from 'node:fs';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { claimSocketPath } from '#server/admin/socket-path.ts';

/** Serves the local-admin routes on a socket in the data folder that only the server's own user may open. */
export async function listenOnAdminSocket(app: Hono, dataDir: string): Promise<{ close(): void }> {
	const socket = claimSocketPath(dataDir);
	const server = createAdaptorServer({ fetch: app.fetch }) as Server;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(socket.path, resolve);
	});
	chmodSync(socket.path, 0o600);
	return {
		close() {
			server.close();
			server.closeAllConnections();
			socket.remove();
		}
	};
}
