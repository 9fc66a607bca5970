import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { absenceStates } from '#domain/absence/absence.ts';
import { dayStates } from '#domain/account/day-state.ts';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';

/** Everything that asks the rules: the app and the server, without their tests, generated texts and made-up firms. */
const askers = ['src', 'server', 'protocol']
	.flatMap((room) => globSync(`${room}/**/*.{ts,svelte}`))
	.filter((path) => !/\.test\.ts$|testkit|paraglide|^server[\\/]demo/.test(path));
const state = [...new Set([...timeEntryStates, ...absenceStates, ...dayStates])]
	.map((one) => `'${one}'`)
	.join('|');

/** `file:line` of everything a pattern finds. */
function findings(pattern: RegExp, paths: readonly string[] = askers): string[] {
	return paths.flatMap((path) => {
		const text = readFileSync(path, 'utf8');
		return [...text.matchAll(pattern)].map(({ index, 0: found }) => {
			const line = text.slice(0, index).split('\n').length;
			return `${path}:${line} ${found.replaceAll(/\s+/g, ' ')}`;
		});
	});
}

/** Two or more different states, each after what joins them. */
const twoStates = (before: string, join: string) =>
	new RegExp(String.raw`${before}(${state})(?:${join}(?!\1)(?:${state}))+`, 'g');

test('which states count as locked, open or shown is listed in the domain only', () => {
	expect(findings(twoStates('', String.raw`,\s*`))).toEqual([]);
});

test('which states belong together is asked of the domain, not compared one by one', () => {
	expect(findings(twoStates('[!=]== ', String.raw`[^;'\n]*[!=]== `))).toEqual([]);
});

test('the database is told by the domain which states to look for', () => {
	const repositories = askers.filter((path) => /\.(repository|table)\.ts$/.test(path));
	expect(repositories.length).toBeGreaterThan(10);
	expect(findings(new RegExp(`(?:=|<>|\\bIN\\b)\\s*\\(?(?:${state})`, 'g'), repositories)).toEqual([]);
});

test('the limits of a regulation are read in the domain only', () => {
	const limits =
		/\.(?:rest|daily|weekly)\.(?:min|max|warn|reduced)\b|\.breaks\.(?:tiers|maxStretch|edge)\b|\.weeklyMax\b/g;
	expect(findings(limits)).toEqual([]);
});

test('these searches find what they look for', () => {
	const finds = (pattern: RegExp, text: string) => text.match(pattern) !== null;
	expect(finds(twoStates('', String.raw`,\s*`), "['confirmed', 'verified']")).toBe(true);
	expect(finds(twoStates('', String.raw`,\s*`), "['confirmed', 'unrelated']")).toBe(false);
	const compared = twoStates('[!=]== ', String.raw`[^;'\n]*[!=]== `);
	expect(finds(compared, "one.state === 'draft' || one.state === 'rejected'")).toBe(true);
	expect(finds(compared, "one.state === 'draft' || one.kind === 'work'")).toBe(false);
});
