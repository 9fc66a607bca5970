import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runHolidayCase, type HolidayGiven } from './holiday-ops.ts';

interface VectorCase {
	readonly id: string;
	readonly op: string;
	readonly given: HolidayGiven;
	readonly expect: {
		readonly mustContain?: readonly string[];
		readonly mustNotContain?: readonly string[];
		readonly [key: string]: unknown;
	};
	readonly why: string;
}

const file = new URL('./holidays.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: VectorCase[] };

test.each(cases)('$id: $why', ({ op, given, expect: expected }) => {
	const { mustContain = [], mustNotContain = [], ...rest } = expected;
	const answer = runHolidayCase(op, given) as { dates?: string[]; result?: string[] };
	expect(answer).toMatchObject(rest);
	const list = answer.dates ?? answer.result ?? [];
	expect(list).toEqual(expect.arrayContaining([...mustContain]));
	for (const date of mustNotContain) expect(list).not.toContain(date);
});
