import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { reportVectors } from './report.ts';

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
	folders.push(folder);
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return folder;
}

const dayLength = (minutes: number, op = 'day.length') => ({
	id: `day-${minutes}`,
	op,
	given: { date: '2026-03-29', tz: 'Europe/Berlin' },
	expect: { minutes },
	why: 'the clocks change'
});
const fileOf = (...cases: object[]) => JSON.stringify({ cases });

test('any selection of areas will do, and what is no vector file is left alone', () => {
	const folder = folderWith({
		'day.json': fileOf(dayLength(1380)),
		'profiles.json': '{"DE-ARBZG": {}}',
		'README.md': '# vectors',
		'empty.json': 'null'
	});
	mkdirSync(join(folder, 'more.json'));
	expect(reportVectors(folder)).toEqual({ lines: ['1 passed, 0 failed'], passed: 1, failed: 0 });
});

test('a failing case is printed with what was expected and what came', () => {
	const { lines, failed } = reportVectors(folderWith({ 'day.json': fileOf(dayLength(1440)) }));
	expect(failed).toBe(1);
	expect(lines.join('\n')).toBe(
		[
			'day.json day-1440 day.length (the clocks change)',
			'  answer.minutes: expected 1440, got 1380',
			'  expected {"minutes":1440}',
			'  got      {"minutes":1380}',
			'0 passed, 1 failed'
		].join('\n')
	);
});

test('an operation nobody knows, also one named like a property of every object, counts as failed', () => {
	const cases = fileOf(dayLength(1, 'day.unheard'), dayLength(2, 'toString'));
	expect(reportVectors(folderWith({ 'x.json': cases }))).toMatchObject({ passed: 0, failed: 2 });
});

test('a case the rule cannot read fails alone, the others still run', () => {
	const unreadable = { ...dayLength(1), given: {} };
	expect(reportVectors(folderWith({ 'x.json': fileOf(unreadable, dayLength(1380)) }))).toMatchObject({
		passed: 1,
		failed: 1
	});
});

test('a file that is no JSON counts as failed, so that nothing is missed silently', () => {
	const { lines, failed } = reportVectors(folderWith({ 'broken.json': '{' }));
	expect(failed).toBe(1);
	expect(lines[0]).toBe('broken.json');
});
