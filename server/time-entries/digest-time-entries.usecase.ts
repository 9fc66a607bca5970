import { hash } from 'node:crypto';
import { digestText } from '#domain/kernel/digest-text.ts';
import { canSeeTimeEntry } from '#domain/people/visibility.ts';
import { addDays } from '#domain/time/local-date.ts';
import type { DigestResponse } from '#protocol/digest.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { ownerOf } from '#server/people/memberships.usecase.ts';
import { companyToday } from '#server/settings/settings.usecases.ts';
import { listMonthOf } from '#server/time-entries/time-entries.repository.ts';

/**
 * The digest of one person's month as far as the actor may see it (R10): all of the own entries, as a manager
 * the shown ones of a member, of everybody else nothing, as of somebody without entries.
 * @param month YYYY-MM, by the local date of each entry's start
 */
export function digestOfMonth(
	deps: Deps,
	actorId: string,
	{ userId, month }: { readonly userId: string; readonly month: string }
): DigestResponse {
	const actor = actorOf(deps, actorId);
	const today = companyToday(deps);
	const ownerMemberships = userId === actorId ? [] : (ownerOf(deps, userId)?.memberships ?? []);
	// A local date lies at most a day beside that of UTC.
	const first = `${month}-01`;
	const from = `${addDays(first, -1)}T00:00:00.000Z`;
	const to = `${addDays(first, 33)}T00:00:00.000Z`;
	const visible = listMonthOf(deps.db, userId, { month, from, to }).filter(({ state, day }) =>
		canSeeTimeEntry({ actor, entry: { userId, state, route: null }, entryDate: day, today, ownerMemberships })
	);
	return { digest: hash('sha256', digestText(visible), 'hex'), count: visible.length };
}
