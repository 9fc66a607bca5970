import type { Config } from '#server/config.ts';

/** The server's settings in a run. Nobody is slowed down by a limit: the clients' own restraint is what counts. */
export const simConfig: Config = {
	port: 0,
	host: '127.0.0.1',
	dataDir: '/nowhere',
	url: null,
	trustedProxies: [],
	secret: 'a secret of the simulation, long enough for anybody',
	demo: false,
	syncRate: 1_000_000,
	logLevel: 'silent',
	buildDir: '/nowhere/build',
	version: 'simulation'
};
