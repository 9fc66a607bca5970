import type { TeamDay } from '#domain/absence/team-day.ts';
import { showsPresence } from '#domain/people/presence.ts';
import { spans } from '#domain/people/visibility.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localTimeOf, localDateOf } from '#domain/time/zone.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import type { PresenceView, TeamDayView } from '#lib/data/views/team-types.ts';

/** Who of the team is away on some of these days, both ends included, by their first day. */
export function teamDaysIn(context: PersonContext, from: LocalDate, to: LocalDate): TeamDayView[] {
	const touches = (day: TeamDay) => day.from <= to && day.to >= from;
	return context.teamDays
		.filter(touches)
		.map(({ userId, from: first, to: last, firstHalf, lastHalf }) => ({
			userId,
			name: nameOf(context, userId),
			from: first,
			to: last,
			firstHalf,
			lastHalf
		}))
		.sort((a, b) => (a.from === b.from ? byName(a, b) : a.from < b.from ? -1 : 1));
}

/** Who of the team is at work now, as far as this device was told; whoever works before whoever has a break. */
export function presentNow(
	context: PersonContext,
	{ now, asOf }: { readonly now: Instant; readonly asOf: Instant | null }
): PresenceView {
	const today = localDateOf(now, context.zone);
	const open = context.groups.filter(({ data }) => showsPresence(data)).map(({ id }) => id);
	const isIn = (groups: readonly { groupId: string; from: LocalDate; to: LocalDate | null }[]) =>
		groups.some((one) => open.includes(one.groupId) && spans(one, today));
	const isMember = isIn(context.self?.memberships ?? []);
	return {
		isShown: isMember || isIn(context.actor.manages),
		isMember,
		people: context.presence
			.map(({ userId, state, since }) => ({
				userId,
				name: nameOf(context, userId),
				state,
				since,
				sinceTime: localTimeOf(since, context.zone),
				isSinceToday: localDateOf(since, context.zone) === today
			}))
			.sort((a, b) => (a.state === b.state ? byName(a, b) : a.state === 'working' ? -1 : 1)),
		asOfTime: asOf === null ? null : localTimeOf(asOf, context.zone)
	};
}

function nameOf({ employees }: PersonContext, userId: string): string {
	return employees.get(userId)?.name ?? '';
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
	return a.name.localeCompare(b.name);
}
