import { expect, test } from 'vitest';
import { hashPassword, NO_PASSWORD, verifyPassword } from '#server/auth/password.ts';

test('a hash is Argon2id with 19 MiB, two passes and one lane, salted anew each time', async () => {
	const [first, second] = await Promise.all([hashPassword('geheim'), hashPassword('geheim')]);
	expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(second).not.toBe(first);
});

test('the same password matches however its letters are composed, another one does not', async () => {
	const hash = await hashPassword('Zü\u0308rich'.normalize('NFD'));
	expect(await verifyPassword({ hash, password: 'Zü\u0308rich'.normalize('NFC') })).toBe(true);
	expect(await verifyPassword({ hash, password: 'Zurich' })).toBe(false);
	expect(await verifyPassword({ hash, password: '' })).toBe(false);
});

test('nothing matches where there is no password, or a hash that is broken', async () => {
	for (const hash of [NO_PASSWORD, '', '$argon2id$v=19$m=19456,t=2,p=1$x$', '$2b$10$abc']) {
		for (const password of [hash, '', 'x']) expect(await verifyPassword({ hash, password })).toBe(false);
	}
});
