/** `npm run dev`: the server on demo data with restart on change, and the app with hot reload, on one port. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const api = process.env.TAGWERK_DEV_API ?? '3001';
const data = process.env.TAGWERK_DATA ?? '.cache/dev-data';
mkdirSync(data, { recursive: true });
const environment = { ...process.env, TAGWERK_DEV_API: api };
const children = [
	spawn(
		process.execPath,
		['--watch-path=server', '--watch-path=domain', '--watch-path=protocol', 'server/main.ts', '--demo'],
		{
			stdio: 'inherit',
			env: { ...environment, PORT: api, TAGWERK_DATA: data }
		}
	),
	spawn(
		process.execPath,
		['node_modules/vite/bin/vite.js', 'dev', '--port', process.env.PORT ?? '3000', '--strictPort'],
		{
			stdio: 'inherit',
			env: environment
		}
	)
];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => children.forEach((child) => child.kill(signal)));
}
for (const child of children) {
	child.on('exit', (code) => {
		children.forEach((other) => other.kill('SIGTERM'));
		process.exitCode = code ?? 0;
	});
}
