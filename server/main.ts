import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listenOnAdminSocket } from '#server/admin/admin-socket.ts';
import { removeUnnamedAttachments } from '#server/attachments/attachments.usecases.ts';
import { compose, type Composed } from '#server/compose.ts';
import { readConfig, type Config } from '#server/config.ts';
import { refreshHolidays } from '#server/holidays/holidays.usecases.ts';
import { prepareDemo, sayFirstSteps } from '#server/setup/first-run.ts';
import { isDemo } from '#server/settings/settings.usecases.ts';
import { startProblem } from '#server/start-problem.ts';

/** A firm whose password everybody knows is for this machine only. */
const LOOPBACK = '127.0.0.1';
/** Longer than reverse proxies keep theirs, so that they never speak into a connection that just closed. */
const KEEP_ALIVE_MS = 65_000;
/** How long running requests may take to end after a stop signal. */
const DRAIN_MS = 5000;
/** Within this time a second signal is the echo of the first. */
const SAME_KEY_MS = 1000;
const IDLE_CHECK_MS = 50;
const DAY_MS = 86_400_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

await start().catch((error: unknown) => {
	process.stderr.write(`${startProblem(error)}\n`);
	process.exit(1);
});

async function start(): Promise<void> {
	const config = readConfig(process.env, process.argv.slice(2));
	const composed = compose(config);
	const { app, deps } = composed;
	const server = createAdaptorServer({ fetch: app.hono.fetch }) as Server;
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	process.on('unhandledRejection', (reason) => {
		// A request that broke off late must not take the others down.
		deps.log.error({ kind: reason instanceof Error ? reason.name : typeof reason }, 'unexpected rejection');
	});
	try {
		// The port first: nothing is written for a server that cannot run.
		const host = config.host || (isDemo(deps) ? LOOPBACK : '');
		const port = await listen(server, { port: config.port, host });
		const admin = await listenOnAdminSocket(app.localAdmin, config.dataDir);
		stopOnSignal(server, composed, admin);
		await prepareDemo(deps, say);
		const address = config.url ?? `http://localhost:${port}`;
		say(`Tagwerk is running on ${address}`);
		sayFirstSteps(deps, address, say);
		deps.log.info({ version: config.version, port }, 'running');
		refreshHolidays(deps);
		tidyUp(deps);
		setInterval(() => tidyUp(deps), DAY_MS).unref();
	} catch (error) {
		server.close();
		composed.close();
		throw error;
	}
}

/** Once a day: what ran out or belongs to nothing. A disk that is full now must not end the server. */
function tidyUp(deps: Composed['deps']): void {
	try {
		deps.sessions.forgetExpired();
		removeUnnamedAttachments(deps);
	} catch (error) {
		deps.log.error({ kind: error instanceof Error ? error.name : typeof error }, 'not tidied up');
	}
}

function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, ...(host === '' ? {} : { host }) }, () => {
			server.off('error', reject);
			const address = server.address();
			resolve(typeof address === 'object' && address !== null ? address.port : port);
		});
	});
}

/** The first signal lets running requests end and ends the streams; a second one stops at once. */
function stopOnSignal(server: Server, { deps, close }: Composed, admin: { close(): void }): void {
	let stoppedAt: number | null = null;
	const finish = () => {
		admin.close();
		close();
		process.exit(0);
	};
	const stop = () => {
		if (stoppedAt !== null) {
			// One Ctrl-C reaches the whole group of processes and comes once more through the launcher.
			if (performance.now() - stoppedAt > SAME_KEY_MS) process.exit(1);
			return;
		}
		stoppedAt = performance.now();
		deps.log.info('stopping');
		deps.feed.closeAll('shutdown');
		server.close(finish);
		// Each connection goes as soon as its last request is answered, kept alive or not.
		setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
		setTimeout(() => {
			deps.log.warn('stopped before every request had ended');
			finish();
		}, DRAIN_MS);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
