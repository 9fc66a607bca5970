/** `npm run rules`: writes docs/rules.md from the rules and their examples. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { writeBook } from '#tests/rules-book/book.ts';

const file = new URL('../../docs/rules.md', import.meta.url).pathname;
const options = await resolveConfig(file);
writeFileSync(file, await format(writeBook(), { ...options, filepath: file }));
