import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDifference } from './compare.ts';
import type { Given, Json, VectorCase } from './given.ts';
import { csvOps } from './ops/csv.ts';
import { dayOps } from './ops/day.ts';
import { holidayOps } from './ops/holidays.ts';
import { offlineOps } from './ops/offline.ts';
import { regulationOps } from './ops/regulation.ts';
import { stateOps } from './ops/state.ts';

const ops: Readonly<Record<string, (given: Given) => Json>> = {
	...csvOps,
	...dayOps,
	...holidayOps,
	...regulationOps,
	...stateOps,
	...offlineOps
};

export interface VectorFile {
	readonly name: string;
	readonly cases: readonly VectorCase[];
}

/** The vector files of a folder; files without cases (profiles.json) are no vectors. */
export function readVectors(folder: string): VectorFile[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json }))
		.filter(({ content }) => Array.isArray(content.cases))
		.map(({ name, content }) => ({ name, cases: content.cases as VectorCase[] }));
}

/** Runs one case against the domain: null when it passes, else what went wrong. */
export function checkCase(one: VectorCase): string | null {
	const run = ops[one.op];
	if (run === undefined) return `${one.op} is not built`;
	try {
		const { mustContain, mustNotContain, ...expected } = one.expect;
		const answer = run(one.given);
		return firstDifference(expected, answer) ?? wrongMember(answer, mustContain, mustNotContain);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** `mustContain` and `mustNotContain` speak of the list in the answer, whatever its order. */
function wrongMember(answer: Json, mustContain: unknown, mustNotContain: unknown): string | null {
	const list = Object.values(answer).find((value) => Array.isArray(value)) ?? [];
	const holds = (item: unknown): boolean =>
		list.some((member: unknown) => {
			const date = (member as { date?: unknown } | null)?.date;
			return firstDifference(item, member) === null || (date !== undefined && date === item);
		});
	const wanted = Array.isArray(mustContain) ? mustContain : [];
	const missing = wanted.filter((item) => !holds(item));
	const unwanted = (Array.isArray(mustNotContain) ? mustNotContain : []).filter(holds);
	if (missing.length > 0) return `answer lacks ${JSON.stringify(missing)}`;
	return unwanted.length > 0 ? `answer must not hold ${JSON.stringify(unwanted)}` : null;
}
