import { resolve } from 'node:path';
import { reportVectors } from './report.ts';

const USAGE = 'usage: npm run vectors -- FOLDER\n';

/** `npm run vectors -- FOLDER`: a relative folder is meant from where the command was typed. */
function main(folder: string | undefined): number {
	if (folder === undefined) {
		process.stderr.write(USAGE);
		return 2;
	}
	const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
	try {
		const { lines, failed } = reportVectors(path);
		process.stdout.write(`${lines.join('\n')}\n`);
		return failed === 0 ? 0 : 1;
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
		return 2;
	}
}

process.exitCode = main(process.argv[2]);
