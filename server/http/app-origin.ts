import type { Context } from 'hono';

/** Where people reach the app: as told by TAGWERK_URL, else as this request did. */
export function appOrigin(c: Context, url: string | null): string {
	return url ?? new URL(c.req.url).origin;
}
