import { runImport } from './import-command.ts';

const { stdout, stderr } = process;
let hasProgress = false;

/** A progress line is there to be replaced: whatever comes next begins on a clean line. */
function clear(): void {
	if (hasProgress) stderr.write('\r\u001b[K');
	hasProgress = false;
}

process.exitCode = await runImport(process.argv.slice(2), process.env, {
	say(line) {
		clear();
		stdout.write(`${line}\n`);
	},
	complain(line) {
		clear();
		stderr.write(`${line}\n`);
	},
	progress(line) {
		if (!stderr.isTTY) return;
		stderr.write(`\r\u001b[K${line}`);
		hasProgress = true;
	}
});
