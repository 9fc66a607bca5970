import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { csvErrorCodes, csvWarningCodes } from '#domain/exchange/csv-problem.ts';
import { listenOnAdminSocket } from '#server/admin/admin-socket.ts';
import { compose } from '#server/compose.ts';
import { readConfig } from '#server/config.ts';
import { setUpCompany } from '#server/setup/setup.usecases.ts';
import { csvSentences } from './csv-sentences.ts';
import { runImport } from './import-command.ts';

const users =
	'sip;dn;monday;tuesday;wednesday;thursday;friday;saturday;sunday\nanna;Anna;8;8;8;8;8;0;0\nbert;Bert;8;8;8;8;8;0;0\n';
const badTimes = 'sip;start;stop;confirmed\nanna;1712651520;1712651700199;true\nzoe;x;1712651700199;ja\n';
const company = {
	name: 'Testfirma',
	country: 'DE',
	state: 'BY',
	zone: 'Europe/Berlin',
	language: 'de'
} as const;
const account = { name: 'Hanna Rot', userName: 'hanna', password: 'a long password' };

function prepareFolder(): {
	folder: string;
	env: Record<string, string>;
	write(name: string, text: string): string;
} {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-import-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return {
		folder,
		env: { TAGWERK_DATA: join(folder, 'data'), TAGWERK_LOG: 'error', INIT_CWD: folder },
		write(name, text) {
			writeFileSync(join(folder, name), text);
			return name;
		}
	};
}

async function run(args: string[], env: Record<string, string>) {
	const said: string[] = [];
	const complained: string[] = [];
	const code = await runImport(args, env, {
		say: (line) => said.push(line),
		complain: (line) => complained.push(line),
		progress: () => undefined
	});
	return { code, said, complained };
}

async function openCompany(env: Record<string, string>) {
	const composed = compose(readConfig(env));
	await setUpCompany(composed.deps, { isLocal: true, code: undefined }, { company, account });
	return composed;
}

test('when no server runs, the command opens the data folder itself', async () => {
	const { env, write } = prepareFolder();
	(await openCompany(env)).close();
	const file = write('users.csv', users);
	const dry = await run(['users', file, '--dry-run'], env);
	expect(dry).toEqual({
		code: 0,
		said: [
			'2 rows: 2 new, 0 changed, 0 unchanged, 0 with problems.',
			'This was a dry run: nothing was changed.'
		],
		complained: []
	});
	expect((await run(['users', file], env)).said.at(-1)).toBe('Taken.');
	expect((await run(['users', file], env)).said[0]).toBe(
		'2 rows: 0 new, 0 changed, 2 unchanged, 0 with problems.'
	);
});

test('when a server runs, the command goes through it and the server has the rows at once', async () => {
	const { env, folder, write } = prepareFolder();
	const { app, deps, close } = await openCompany(env);
	const socket = await listenOnAdminSocket(app.localAdmin, join(folder, 'data'));
	onTestFinished(() => {
		socket.close();
		close();
	});
	const { code } = await run(['users', write('users.csv', users)], env);
	expect(code).toBe(0);
	const count = "SELECT count(*) AS n FROM employees WHERE user_name IN ('anna', 'bert')";
	expect(deps.db.statement(count).get()).toEqual({ n: 2 });
});

test('each problem is told with line, column, code and a sentence, and the command says no', async () => {
	const { env, write } = prepareFolder();
	(await openCompany(env)).close();
	await run(['users', write('users.csv', users)], env);
	const { code, complained } = await run(['times', write('times.csv', badTimes)], env);
	expect(code).toBe(1);
	expect(complained).toEqual([
		'line 2, start: TIMESTAMP_UNIT ("1712651520"). A timestamp in milliseconds has 13 digits; is this in seconds?',
		'line 3, sip: UNKNOWN_USER ("zoe"). Nobody has this user name; import the people first.',
		'line 3, start: BAD_TIMESTAMP ("x"). A timestamp is a whole number of milliseconds since 1970.',
		'line 3, confirmed: BAD_BOOLEAN ("ja"). Write true or false.',
		'Nothing was changed.'
	]);
});

test('before there is a company the command says so', async () => {
	const { env, write } = prepareFolder();
	const { code, complained } = await run(['users', write('users.csv', users)], env);
	expect(code).toBe(1);
	expect(complained).toEqual(['There is no company yet; set it up first.']);
});

test('a command nobody understands shows how it is written', async () => {
	const { env } = prepareFolder();
	for (const args of [[], ['users'], ['people', 'x.csv'], ['users', 'a', 'b'], ['users', 'a', '--force']]) {
		const { code, complained } = await run(args, env);
		expect(code).toBe(2);
		expect(complained[0]).toMatch(/^Usage: npm run import/);
	}
});

test('a file that is not there is named', async () => {
	const { env } = prepareFolder();
	expect(await run(['users', 'missing.csv'], env)).toMatchObject({
		code: 1,
		complained: ['missing.csv cannot be read.']
	});
});

test('every code has its sentence', () => {
	for (const code of [...csvErrorCodes, ...csvWarningCodes]) expect(csvSentences[code]).toMatch(/\.$|\?$/);
});
