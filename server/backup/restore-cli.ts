import { BackupError, restore } from '#server/backup/backup.usecase.ts';
import { readConfig } from '#server/config.ts';
import { startProblem } from '#server/start-problem.ts';

/** `npm run restore -- SOURCE`: puts a backup into the empty data folder (TAGWERK_DATA). */
async function main(source: string | undefined): Promise<number> {
	if (!source) {
		process.stderr.write('Usage: npm run restore -- SOURCE (the folder of a backup)\n');
		return 2;
	}
	try {
		const { dataDir } = readConfig(process.env);
		const { createdAt } = await restore(source, dataDir, { now: () => Date.now() });
		process.stdout.write(`Restored the backup of ${createdAt} into ${dataDir}. Start Tagwerk as usual.\n`);
		return 0;
	} catch (error) {
		process.stderr.write(`${error instanceof BackupError ? error.message : startProblem(error)}\n`);
		return 1;
	}
}

process.exitCode = await main(process.argv[2]);
