import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const linter = new ESLint();

async function refusals(code: string, filePath: string): Promise<number> {
	const [file] = await linter.lintText(code, { filePath });
	return file?.messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').length ?? 0;
}

test('a check that the built app would leave out is refused', async () => {
	for (const file of ['src/lib/data/any.ts', 'domain/any.ts', 'server/any.ts']) {
		expect(await refusals('v.parse(schema, answer);', file)).toBe(1);
		expect(await refusals('await v.parseAsync(schema, answer);', file)).toBe(1);
		expect(await refusals('void v.parse(schema, answer);', file)).toBe(1);
		expect(await refusals('export const read = v.parse(schema, answer);', file)).toBe(0);
	}
});
