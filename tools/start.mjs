/** `npm start`: builds the app when its sources changed, then becomes the server. */
import { buildClient } from './build.mjs';

buildClient();
await import('../server/main.ts');
