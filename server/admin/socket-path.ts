import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Systems cut the path of a socket at 104 bytes or a little more. */
const PATH_BYTES_MAX = 100;

/** Where the server of this data folder can be spoken to; null when it never said so. */
export function findSocketPath(dataDir: string): string | null {
	const near = join(dataDir, 'admin.sock');
	if (existsSync(near)) return near;
	const pointer = pointerFile(dataDir);
	return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : null;
}

/**
 * A free place for the socket of this data folder, whatever an earlier server left there. Only call as the
 * owner of the folder's lease. A folder with too long a path gets it in a private temporary folder.
 */
export function claimSocketPath(dataDir: string): { path: string; remove(): void } {
	removeLeftovers(dataDir);
	const near = join(dataDir, 'admin.sock');
	if (Buffer.byteLength(near) <= PATH_BYTES_MAX) {
		return { path: near, remove: () => rmSync(near, { force: true }) };
	}
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-'));
	chmodSync(folder, 0o700);
	const path = join(folder, 'admin.sock');
	writeFileSync(pointerFile(dataDir), path, { mode: 0o600 });
	return { path, remove: () => removeLeftovers(dataDir) };
}

function removeLeftovers(dataDir: string): void {
	rmSync(join(dataDir, 'admin.sock'), { force: true });
	const pointer = pointerFile(dataDir);
	if (!existsSync(pointer)) return;
	rmSync(dirname(readFileSync(pointer, 'utf8').trim()), { recursive: true, force: true });
	rmSync(pointer, { force: true });
}

function pointerFile(dataDir: string): string {
	return join(dataDir, 'admin.path');
}
