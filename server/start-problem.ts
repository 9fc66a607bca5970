import { DataFolderError } from '#server/compose.ts';
import { ConfigError } from '#server/config.ts';
import { DataInUseError } from '#server/db/lease.ts';
import { DatabaseTooNewError } from '#server/db/migrate.ts';
import { NotADemoError } from '#server/setup/first-run.ts';

/** Why Tagwerk did not start, as one clear line; a wrong configuration lists every point. */
export function startProblem(error: unknown): string {
	if (error instanceof ConfigError) return `The configuration is wrong:\n  ${error.problems.join('\n  ')}`;
	if (error instanceof DataFolderError) return error.message;
	if (error instanceof DataInUseError) return 'Another Tagwerk already runs on this data folder.';
	if (error instanceof NotADemoError) {
		return 'The data folder holds a company that is not the demo. Set TAGWERK_DATA to another folder for the demo.';
	}
	if (error instanceof DatabaseTooNewError) {
		return 'This database was written by a newer version of Tagwerk. Start that version, or restore a backup.';
	}
	const { code, port, address } = (error ?? {}) as { code?: string; port?: number; address?: string };
	if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another one.`;
	if (code === 'EACCES' && port)
		return `Port ${port} is not allowed for this user. Set PORT to one above 1023.`;
	if (code === 'EADDRNOTAVAIL') return `This machine has no address ${address}. Check HOST.`;
	if (code?.startsWith('SQLITE_') || code === 'EACCES' || code === 'EROFS' || code === 'ENOSPC') {
		return `The data folder cannot be used (${code}). Check its owner, its rights and the free space.`;
	}
	return `Tagwerk could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
