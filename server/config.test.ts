import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '#server/config.ts';

function problemsOf(env: Record<string, string>, args: string[] = []): readonly string[] {
	try {
		readConfig(env, args);
		return [];
	} catch (error) {
		if (error instanceof ConfigError) return error.problems;
		throw error;
	}
}

test('with nothing set the server listens on every address at port 3000 and keeps its data in ./data', () => {
	const config = readConfig({});
	expect(config).toMatchObject({ port: 3000, host: '', url: null, demo: false, trustedProxies: [] });
	expect(config.dataDir).toMatch(/\/data$/);
});

test('the demo listens on this machine only, unless told otherwise', () => {
	expect(readConfig({}, ['--demo']).host).toBe('127.0.0.1');
	expect(readConfig({ TAGWERK_DEMO: '1', HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

test('an address loses its slash, so that links can be joined to it', () => {
	expect(readConfig({ TAGWERK_URL: 'https://zeit.example.org/' }).url).toBe('https://zeit.example.org');
});

test('everything that is wrong is said at once, by name', () => {
	const problems = problemsOf(
		{
			PORT: '70000',
			HOST: 'my computer',
			TAGWERK_URL: 'zeit.example.org',
			TAGWERK_TRUSTED_PROXIES: '10.0.0.0/33',
			TAGWERK_SECRET: 'short',
			TAGWERK_DEMO: 'yes',
			TAGWERK_SYNC_RATE: '59',
			TAGWERK_LOG: 'loud'
		},
		['--demmo']
	);
	const names = problems.map((problem) => problem.split(':')[0]);
	expect(new Set(names)).toEqual(
		new Set([
			'--demmo',
			'PORT',
			'HOST',
			'TAGWERK_URL',
			'TAGWERK_TRUSTED_PROXIES',
			'TAGWERK_SECRET',
			'TAGWERK_DEMO',
			'TAGWERK_SYNC_RATE',
			'TAGWERK_LOG'
		])
	);
	for (const problem of problems) expect(problem).not.toContain('short');
});

test('a misspelled option is named instead of ignored', () => {
	expect(problemsOf({ TAGWERK_DATEN: '/srv' })).toEqual(['TAGWERK_DATEN: there is no such option']);
});

test('a weak secret is refused: too short, or one letter again and again', () => {
	expect(problemsOf({ TAGWERK_SECRET: 'a'.repeat(64) })).toHaveLength(1);
	expect(problemsOf({ TAGWERK_SECRET: 'Xo2mcY4hT0q-7bVwzKJr9sLd5fGu3nAe' })).toEqual([]);
});

test('proxies are addresses or networks, of both families', () => {
	const proxies = '127.0.0.1, 10.0.0.0/8, ::1, fd00::/8';
	expect(readConfig({ TAGWERK_TRUSTED_PROXIES: proxies }).trustedProxies).toEqual([
		'127.0.0.1',
		'10.0.0.0/8',
		'::1',
		'fd00::/8'
	]);
});
