import type { MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import type { LogLevel } from '#server/config.ts';
import type { Logger } from '#server/deps.ts';

/** JSON lines on stderr. Nothing about people belongs in it: no names, ids, addresses, tokens, notes. */
export function createLogger(level: LogLevel): Logger {
	return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** One line a request at level debug; refusals of rights at level info. The route's pattern, never the address. */
export function requestLog(log: Logger): MiddlewareHandler {
	return async (c, next) => {
		const begin = performance.now();
		await next();
		const line = {
			method: c.req.method,
			status: c.res.status,
			milliseconds: Math.round(performance.now() - begin)
		};
		if (c.res.status === 403 || c.res.status === 429) log.info(line, 'refused');
		else log.debug(line, 'request');
	};
}
