import { resolve } from 'node:path';
import * as v from 'valibot';
import { errorEnvelopeSchema } from '#protocol/error.ts';
import { connectAdmin } from '#server/admin/admin-client.ts';
import { readConfig } from '#server/config.ts';
import { startProblem } from '#server/start-problem.ts';

/** `npm run backup -- TARGET`: asks the running server for a copy, or makes one itself when none runs. */
async function main(target: string | undefined): Promise<number> {
	if (!target) {
		process.stderr.write('Usage: npm run backup -- TARGET (a new or empty folder)\n');
		return 2;
	}
	let connection;
	try {
		connection = await connectAdmin(readConfig(process.env));
	} catch (error) {
		process.stderr.write(`${startProblem(error)}\n`);
		return 1;
	}
	try {
		const response = await connection.send({
			method: 'POST',
			path: '/api/admin/backup',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ target: resolve(target) })
		});
		const body: unknown = await response.json();
		if (!response.ok) {
			process.stderr.write(`${v.parse(errorEnvelopeSchema, body).error.message}\n`);
			return 1;
		}
		process.stdout.write(`Backup written to ${resolve(target)} and checked.\n`);
		return 0;
	} finally {
		connection.close();
	}
}

process.exitCode = await main(process.argv[2]);
