import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Actor } from '#domain/people/actor.ts';
import type { Deps } from '#server/deps.ts';
import { AppError, forbidden } from '#server/http/errors.ts';
import { actorOf, isManager } from '#server/people/actor.usecase.ts';

/**
 * Who may call a route. `manager` = manages a group today; `setup` = anybody while the database is
 * empty (the use case checks place, code and emptiness); `local-admin` = only over the socket in the data folder.
 */
export const accessRules = ['public', 'signed-in', 'manager', 'hr', 'setup', 'local-admin'] as const;
export type Access = (typeof accessRules)[number];
type ActorAccess = 'signed-in' | 'manager' | 'hr';
type OpenAccess = Exclude<Access, ActorAccess>;

export type ActorHandler = (c: Context, actor: Actor) => Response | Promise<Response>;
export type OpenHandler = (c: Context, actor: Actor | null) => Response | Promise<Response>;

export interface RouteRule {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly path: string;
	readonly access: Access;
}

interface Register {
	(path: string, access: ActorAccess, handler: ActorHandler): void;
	(path: string, access: OpenAccess, handler: OpenHandler): void;
}

/** Registers routes, each with its rule: there is no way to add one without. */
export interface Router {
	/** What the network reaches. */
	readonly hono: Hono;
	/** What only the socket in the data folder reaches; over the network it does not exist. */
	readonly localAdmin: Hono;
	readonly routes: readonly RouteRule[];
	readonly get: Register;
	readonly post: Register;
	readonly put: Register;
	readonly patch: Register;
	readonly delete: Register;
}

/** A router whose every handler runs behind its declared rule; all rules stay readable in `routes`. */
export function createRouter(deps: Deps): Router {
	const hono = new Hono();
	const localAdmin = new Hono();
	const routes: RouteRule[] = [];
	const register =
		(method: RouteRule['method']): Register =>
		(path: string, access: Access, handler: ActorHandler) => {
			routes.push({ method, path, access });
			const side = access === 'local-admin' ? localAdmin : hono;
			side.on(method, path, guarded(deps, access, handler));
		};
	return {
		hono,
		localAdmin,
		routes,
		get: register('GET'),
		post: register('POST'),
		put: register('PUT'),
		patch: register('PATCH'),
		delete: register('DELETE')
	};
}

function guarded(deps: Deps, access: Access, handler: ActorHandler): MiddlewareHandler {
	return async (c) => {
		if (access === 'public' || access === 'setup' || access === 'local-admin') {
			return handler(c, null as never);
		}
		const session = deps.sessions.read(c.req.raw.headers);
		if (session === null) throw new AppError('auth.required', 401, 'Sign in first.');
		if (session.renewedCookie !== null) c.header('set-cookie', session.renewedCookie);
		const actor = actorOf(deps, session.userId);
		if (access === 'hr' && !actor.isHr) throw forbidden();
		if (access === 'manager' && !isManager(deps, actor)) throw forbidden();
		return handler(c, actor);
	};
}
