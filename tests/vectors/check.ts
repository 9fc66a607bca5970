import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDifference } from './compare.ts';
import type { Given, Json, VectorCase } from './given.ts';
import { dayOps } from './ops/day.ts';
import { offlineOps } from './ops/offline.ts';
import { regulationOps } from './ops/regulation.ts';
import { stateOps } from './ops/state.ts';

const ops: Readonly<Record<string, (given: Given) => Json>> = {
	...dayOps,
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
		return firstDifference(one.expect, run(one.given));
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
