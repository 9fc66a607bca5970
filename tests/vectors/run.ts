import { checkCase, readVectors } from './check.ts';

/** `node tests/vectors/run.ts FOLDER`: prints failing cases and a closing count; exit code 1 when any failed. */
function main(folder: string | undefined): number {
	if (folder === undefined) {
		process.stderr.write('usage: node tests/vectors/run.ts FOLDER\n');
		return 2;
	}
	let passed = 0;
	let failed = 0;
	for (const file of readVectors(folder)) {
		for (const one of file.cases) {
			const problem = checkCase(one);
			if (problem === null) passed += 1;
			else {
				failed += 1;
				process.stdout.write(`${file.name} ${one.id} (${one.why})\n  ${problem}\n`);
			}
		}
	}
	process.stdout.write(`${passed} passed, ${failed} failed\n`);
	return failed === 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
