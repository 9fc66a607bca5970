import type { Deps } from '#server/deps.ts';

/** Whether the database answers. */
export function isDatabaseWell({ history, log }: Pick<Deps, 'history' | 'log'>): boolean {
	try {
		return history.current() >= 0;
	} catch {
		log.error('the database does not answer');
		return false;
	}
}
