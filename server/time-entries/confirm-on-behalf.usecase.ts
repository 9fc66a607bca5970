import { invariant } from '#domain/kernel/invariant.ts';
import type { RuleCode } from '#domain/kernel/rejection.ts';
import type { Actor } from '#domain/people/actor.ts';
import { managesOwner } from '#domain/people/visibility.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, datesFrom, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { NEIGHBOUR_DAYS, neighboursOf } from '#domain/time-entry/neighbours.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isLongRunning } from '#domain/time-entry/validation.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { judgeTimeEntryWrite, type WriteInput } from '#domain/time-entry/write-rule.ts';
import type { ConfirmOnBehalfRequest, ConfirmOnBehalfResponse } from '#protocol/http/confirm-on-behalf.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules } from '#server/groups/group-rules.usecase.ts';
import { calendarOf } from '#server/holidays/holiday-calendar.usecase.ts';
import { forbidden } from '#server/http/errors.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { ownerOf, type Owner } from '#server/people/memberships.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';
import { announceChanges } from '#server/time-entries/announce-changes.ts';
import { noticeDecisions } from '#server/time-entries/decision-notices.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import { onBehalfNeighbours } from '#server/time-entries/on-behalf-neighbours.ts';
import { listTimeEntriesAround } from '#server/time-entries/time-entries.repository.ts';
import { writeChanges, type EntryChange } from '#server/time-entries/write-changes.ts';
import { accountWorkTypes } from '#server/work-types/account-work-types.usecase.ts';

/** All that the confirmation of one entry is judged by. */
type Circumstances = Omit<WriteInput, 'master' | 'next' | 'others' | 'event' | 'isDeletion'>;

/**
 * Confirms for somebody what he recorded between two dates, both included: his manager on the dates of
 * membership, or HR. It is blind: the answer counts, and names dates and codes, but never an entry. Dates
 * that are not the actor's are told by membership alone, whatever lies on them; a clock that runs now is
 * passed over in silence, because it would tell that the person is at work. Nor does either sway what is
 * said about other entries, see `onBehalfNeighbours`. What is confirmed already is not touched, so a
 * second time changes nothing. The owner is told.
 *
 * Throws 403 when no date is the actor's, also for a person who does not exist.
 */
export function confirmOnBehalf(
	deps: Deps,
	actorId: string,
	{ userId, from, to, comment }: ConfirmOnBehalfRequest
): ConfirmOnBehalfResponse {
	return deps.db.transaction(() => {
		const actor = actorOf(deps, actorId);
		const owner = ownerOf(deps, userId);
		const general = findGeneral(deps);
		invariant(general, 'People act only after the company was set up');
		const now = msToInstant(deps.clock.now());
		const today = localDateOf(now, general.zone);
		const dates = datesFrom(from, to);
		const open = new Set(
			owner === null ? [] : dates.filter((date) => mayDecide(actor, { userId, owner, date, today }))
		);
		if (owner === null || open.size === 0) throw forbidden();
		const leftOut = new LeftOut();
		for (const date of dates) if (!open.has(date)) leftOut.add(date, 'E_FORBIDDEN');
		const groups = listGroupRules(deps);
		const around = entriesAround(deps, userId, from, to);
		const others = () => onBehalfNeighbours([...around.values()], { actor, owner, open, today });
		const circumstances: Circumstances = {
			actor,
			owner,
			groups,
			general,
			holidays: calendarOf(
				deps,
				owner.locationId,
				addDays(from, -NEIGHBOUR_DAYS),
				addDays(to, NEIGHBOUR_DAYS)
			),
			workTypes: accountWorkTypes(deps),
			now,
			effectiveAt: now,
			receivedAt: now
		};
		const changes: EntryChange[] = [];
		for (const before of [...around.values()]) {
			const { day, state, id } = before.parts;
			if (!open.has(day) || !isEditable(state)) continue;
			if (before.record.stop === null && !isLongRunning(before.record, now)) continue;
			const verdict = judge(deps, before.record, others(), circumstances, comment);
			if (verdict.outcome !== 'accept') {
				leftOut.add(day, verdict.reason.code);
				continue;
			}
			const change = changeOf(actorId, before, verdict.record);
			changes.push(change);
			around.set(id, change.after);
		}
		const seq = writeChanges(deps, actorId, changes);
		noticeDecisions(deps, { actor, changes });
		announceChanges(deps, { changes, groups, today, ownerOf: () => owner }, seq);
		return { confirmed: changes.length, leftOut: leftOut.list() };
	});
}

/** Nobody confirms on behalf of himself. */
function mayDecide(
	actor: Actor,
	on: { userId: string; owner: Owner; date: LocalDate; today: LocalDate }
): boolean {
	if (actor.archived || actor.userId === on.userId) return false;
	const { date: entryDate, today } = on;
	return actor.isHr || managesOwner({ actor, ownerMemberships: on.owner.memberships, entryDate, today });
}

/** The person's living entries around the dates, drafts included, by id and in the order of their start. */
function entriesAround(
	{ db }: Pick<Deps, 'db'>,
	userId: string,
	from: LocalDate,
	to: LocalDate
): Map<string, EntryVersion> {
	// Zones move an entry by less than a day, and the longest one lasts a day.
	const first = `${addDays(from, -NEIGHBOUR_DAYS - 1)}T00:00:00.000Z`;
	const last = `${addDays(to, NEIGHBOUR_DAYS + 3)}T00:00:00.000Z`;
	const versions = listTimeEntriesAround(db, userId, first, last).map((row) => EntryVersion.stored(row));
	versions.sort((one, other) => (one.record.start < other.record.start ? -1 : 1));
	return new Map(versions.map((version) => [version.parts.id, version]));
}

function judge(
	{ ids }: Pick<Deps, 'ids'>,
	master: TimeEntry,
	others: readonly TimeEntry[],
	circumstances: Circumstances,
	comment: string
): ReturnType<typeof judgeTimeEntryWrite> {
	const event = 'confirm_on_behalf';
	const { now } = circumstances;
	const mutation = serverMutation(ids, { event, at: now, comment });
	return judgeTimeEntryWrite({
		...circumstances,
		master,
		next: { ...master, state: 'confirmed', comment, mutation },
		isDeletion: false,
		event,
		others: neighboursOf(master, others)
	});
}

function changeOf(actorId: string, before: EntryVersion, record: TimeEntry): EntryChange {
	const after = EntryVersion.accepted(record);
	const { id: recordId, mutationId: id } = after.parts;
	const mutation = { id, recordId, actorId, bodyHash: null, reason: null, prior: null };
	return { before, after, event: record.mutation.event, mutations: [mutation] };
}

/** Dates on which something was left out: each once with each code, however many entries lie behind it. */
class LeftOut {
	readonly #codes = new Map<LocalDate, Set<RuleCode>>();

	add(date: LocalDate, code: RuleCode): void {
		const codes = this.#codes.get(date) ?? new Set();
		this.#codes.set(date, codes.add(code));
	}

	list(): { date: LocalDate; code: RuleCode }[] {
		return [...this.#codes]
			.flatMap(([date, codes]) => [...codes].sort().map((code) => ({ date, code })))
			.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
	}
}
