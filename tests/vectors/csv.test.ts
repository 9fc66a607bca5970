import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCsvCase, type CsvGiven } from './csv-ops.ts';

interface VectorCase {
	readonly id: string;
	readonly op: string;
	readonly given: CsvGiven;
	readonly expect: object;
	readonly why: string;
}

const file = new URL('./csv.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: VectorCase[] };

test.each(cases)('$id: $why', ({ op, given, expect: expected }) => {
	expect(runCsvCase(op, given)).toMatchObject(expected);
});
