/** `npm run rules`: writes docs/rules.md from the rules and their examples. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { chapters, introduction } from '#tests/rules-book/book.ts';
import { renderBook } from '#tests/rules-book/render.ts';

const file = new URL('../../docs/rules.md', import.meta.url).pathname;
const options = await resolveConfig(file);
writeFileSync(file, await format(renderBook(introduction, chapters), { ...options, filepath: file }));
