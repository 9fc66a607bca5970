import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(
	(parameters: Argon2Parameters, done: (error: Error | null, hash: Buffer) => void) =>
		void argon2('argon2id', parameters, done)
);

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 };

/** Kept in place of a password by somebody who has none yet; no password ever matches it. */
export const NO_PASSWORD = '!';

/** Hashes a password with Argon2id into the usual `$argon2id$v=19$…` form. */
export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const hash = await derive({ message: password.normalize('NFKC'), nonce, ...COST });
	return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(nonce)}$${encode(hash)}`;
}

/** Whether the password has this hash. Takes as long for a hash that nothing matches. */
export async function verifyPassword({
	hash,
	password
}: {
	hash: string;
	password: string;
}): Promise<boolean> {
	const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
	const [, memory, passes, parallelism, nonce, expected] = match ?? [];
	const known = nonce === undefined || expected === undefined ? null : Buffer.from(expected, 'base64');
	const actual = await derive({
		message: password.normalize('NFKC'),
		nonce: nonce === undefined ? randomBytes(16) : Buffer.from(nonce, 'base64'),
		memory: Number(memory ?? COST.memory),
		passes: Number(passes ?? COST.passes),
		parallelism: Number(parallelism ?? COST.parallelism),
		tagLength: known?.length ?? COST.tagLength
	});
	return known !== null && timingSafeEqual(actual, known);
}

function encode(bytes: Buffer): string {
	return bytes.toString('base64').replace(/=+$/, '');
}
