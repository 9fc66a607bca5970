import { checkCase, readVectors } from './check.ts';

export interface VectorReport {
	/** What is printed: each failing case with expected and got, the files left out, and the count last. */
	readonly lines: readonly string[];
	readonly passed: number;
	readonly failed: number;
}

/** Runs all vector files of a folder; any selection of areas will do. Throws when the folder cannot be read. */
export function reportVectors(folder: string): VectorReport {
	const lines: string[] = [];
	let passed = 0;
	let failed = 0;
	for (const file of readVectors(folder)) {
		if (file.problem !== null) {
			failed += 1;
			lines.push(file.name, `  ${file.problem}`);
		}
		for (const one of file.cases) {
			const failure = checkCase(one);
			if (failure === null) {
				passed += 1;
				continue;
			}
			failed += 1;
			lines.push(
				`${file.name} ${one.id} ${one.op} (${one.why})`,
				`  ${failure.problem}`,
				`  expected ${JSON.stringify(one.expect)}`,
				`  got      ${failure.answer === undefined ? 'no answer' : JSON.stringify(failure.answer)}`
			);
		}
	}
	return { lines: [...lines, `${passed} passed, ${failed} failed`], passed, failed };
}
