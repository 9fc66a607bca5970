/** `npm start`: builds the app when its sources changed, then becomes the server. */
import { buildClient } from './build.mjs';

await buildClient();
await import('../server/main.ts');
