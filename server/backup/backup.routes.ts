import * as v from 'valibot';
import { BackupError, backUp } from '#server/backup/backup.usecase.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';

const backupSchema = v.object({ target: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) });

/** A copy of the running server, asked for by whoever rules the machine. */
export function backupRoutes(router: Router, deps: Deps): void {
	router.post('/api/admin/backup', 'local-admin', async (c) => {
		const { target } = await readJson(c, backupSchema);
		try {
			return c.json(await backUp(deps, target), 201);
		} catch (error) {
			if (error instanceof BackupError) throw new AppError('backup.refused', 400, error.message);
			throw error;
		}
	});
}
