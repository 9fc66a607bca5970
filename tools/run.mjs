/**
 * The launcher behind every npm script. It runs on any Node from 18 on, makes sure the dependencies
 * are installed, and hands over to a Node that is new enough: the one that runs it, or the one the
 * project brings along for Linux. Signals and the exit code pass through.
 */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const MINIMUM = [24, 7];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.tagwerk-lock');
let child;
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		stopping = true;
		child?.kill(signal);
	});
}

function run(command, args, env = process.env) {
	return new Promise((resolve) => {
		child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
		child.on('error', (error) => {
			process.stderr.write(`Could not start ${command}: ${error.message}\n`);
			resolve(1);
		});
		child.on('exit', (code, signal) => resolve(signal ? (stopping ? 0 : 1) : (code ?? 1)));
	});
}

function lockHash() {
	return createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
}

/** Installed means: the stamp of this lock is there, or npm itself wrote node_modules after the lock changed. */
function isInstalled() {
	if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
	const record = join(modules, '.package-lock.json');
	return existsSync(record) && statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

async function install() {
	process.stderr.write('Installing what Tagwerk needs (once, about a minute) …\n');
	const npmScript = process.env.npm_execpath;
	const quiet = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const code = npmScript?.endsWith('.js')
		? await run(process.execPath, [npmScript, ...quiet])
		: await run('npm', quiet);
	if (code !== 0) {
		process.stderr.write('npm ci did not succeed; the lines above say why. Is the npm registry reachable?\n');
		process.exit(code || 1);
	}
}

function isNewEnough(version) {
	const [major, minor] = version.split('.').map(Number);
	return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

function findNode() {
	if (isNewEnough(process.versions.node)) return process.execPath;
	const brought = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
	return existsSync(brought) ? brought : null;
}

if (!isInstalled()) await install();
writeFileSync(stamp, lockHash());
const node = findNode();
if (!node) {
	process.stderr.write(
		`Tagwerk needs Node ${MINIMUM.join('.')} or newer here (this is ${process.versions.node}); on Linux x64 and arm64 it brings its own.\n`
	);
	process.exit(1);
}
const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter);
const [script, ...rest] = process.argv.slice(2);
process.exit(await run(node, [join(root, script), ...rest], { ...process.env, PATH: path }));
