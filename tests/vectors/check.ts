import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDifference } from './compare.ts';
import type { Given, Json, VectorCase } from './given.ts';
import { absenceOps } from './ops/absence.ts';
import { balanceOps } from './ops/balance.ts';
import { csvOps } from './ops/csv.ts';
import { dayOps } from './ops/day.ts';
import { holidayOps } from './ops/holidays.ts';
import { offlineOps } from './ops/offline.ts';
import { regulationOps } from './ops/regulation.ts';
import { stateOps } from './ops/state.ts';
import { vacationOps } from './ops/vacation.ts';

const ops: Readonly<Record<string, (given: Given) => Json>> = {
	...absenceOps,
	...balanceOps,
	...csvOps,
	...dayOps,
	...holidayOps,
	...regulationOps,
	...stateOps,
	...offlineOps,
	...vacationOps
};

export interface VectorFile {
	readonly name: string;
	readonly cases: readonly VectorCase[];
	/** Why a file that should hold cases could not be read. */
	readonly problem: string | null;
}

/** Why a case failed, and what came out instead (nothing when the rule did not get that far). */
export interface Failure {
	readonly problem: string;
	readonly answer: Json | undefined;
}

/** The vector files of a folder, by name. JSON without cases (`profiles.json`) is data, no vectors. */
export function readVectors(folder: string): VectorFile[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((item) => !item.isDirectory() && item.name.endsWith('.json'))
		.map(({ name }) => name)
		.sort()
		.map((name) => readVectorFile(join(folder, name), name));
}

function readVectorFile(path: string, name: string): VectorFile {
	try {
		const content = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as Json | null;
		const cases = Array.isArray(content?.['cases']) ? (content['cases'] as VectorCase[]) : [];
		return { name, cases, problem: null };
	} catch (error) {
		return { name, cases: [], problem: error instanceof Error ? error.message : String(error) };
	}
}

/** Runs one case against the domain: null when it passes. An operation nobody knows counts as failed. */
export function checkCase(one: VectorCase): Failure | null {
	const run = Object.hasOwn(ops, one.op) ? ops[one.op] : undefined;
	if (run === undefined) return { problem: `unknown operation ${one.op}`, answer: undefined };
	let answer: Json | undefined;
	try {
		const { mustContain, mustNotContain, ...expected } = one.expect;
		answer = run(one.given);
		const problem = firstDifference(expected, answer) ?? wrongMember(answer, mustContain, mustNotContain);
		return problem === null ? null : { problem, answer };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error), answer };
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
