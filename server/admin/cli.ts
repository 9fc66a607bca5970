import * as v from 'valibot';
import { errorEnvelopeSchema } from '#protocol/error.ts';
import { inviteResponseSchema } from '#protocol/http/invites.ts';
import { connectAdmin } from '#server/admin/admin-client.ts';
import { readConfig } from '#server/config.ts';
import { startProblem } from '#server/start-problem.ts';

const USAGE = 'Usage: npm run admin -- reset-access USER';

export interface Console {
	say(line: string): void;
	complain(line: string): void;
}

/**
 * Runs one command of the person who rules the machine. Answers the exit code.
 * `reset-access USER`: for somebody who lost access; prints the new code and link.
 */
export async function runAdmin(
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
	{ say, complain }: Console
): Promise<number> {
	const [command, userName, ...rest] = args;
	if (command !== 'reset-access' || !userName || rest.length > 0) {
		complain(USAGE);
		return 2;
	}
	let connection;
	try {
		connection = await connectAdmin(readConfig(env));
	} catch (error) {
		complain(startProblem(error));
		return 1;
	}
	try {
		const response = await connection.send({
			method: 'POST',
			path: '/api/admin/reset-access',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ userName })
		});
		const body: unknown = await response.json();
		if (!response.ok) {
			complain(v.parse(errorEnvelopeSchema, body).error.message);
			return 1;
		}
		const { code, link, expiresAt } = v.parse(inviteResponseSchema, body);
		say(`${userName} is signed out everywhere and comes back in with this code:`);
		say(`  ${code}`);
		say(`  ${link}`);
		say(`It works once, until ${expiresAt.slice(0, 10)}.`);
		return 0;
	} finally {
		connection.close();
	}
}

if (process.argv[1] === import.meta.filename) {
	process.exitCode = await runAdmin(process.argv.slice(2), process.env, {
		say: (line) => void process.stdout.write(`${line}\n`),
		complain: (line) => void process.stderr.write(`${line}\n`)
	});
}
