import { expect, test } from 'vitest';
import * as compiled from '#lib/paraglide/messages/_index.js';
import { plural } from '#lib/paraglide/registry.js';
import { textsOf } from './compact-messages.mjs';

type Message = (inputs: Record<string, unknown>, options: { locale: string }) => string;

const messages = Object.entries(compiled as unknown as Record<string, Message>);

/** A text as the built app evaluates it. */
async function evaluate(code: string): Promise<unknown> {
	const module = `data:text/javascript,${encodeURIComponent(`export default ${code}`)}`;
	return ((await import(/* @vite-ignore */ module)) as { default: unknown }).default;
}

test('every message says in the built app what Paraglide says, in both languages and for one and many', async () => {
	expect(messages.length).toBeGreaterThan(500);
	for (const [key, message] of messages) {
		const texts = textsOf(key);
		for (const [index, locale] of ['de', 'en'].entries()) {
			const text = await evaluate(texts[index] ?? '');
			for (const count of [0, 1, 2, 21]) {
				// Whatever gap a text has, it is filled.
				const inputs = new Proxy({}, { get: () => count, has: () => true });
				const said =
					typeof text === 'function' ? (text as (...of: unknown[]) => string)(inputs, plural) : text;
				expect(said, `${key} in ${locale}`).toBe(message(inputs, { locale }));
			}
		}
	}
});
