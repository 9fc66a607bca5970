import type { Absence, AbsenceWrite } from '#domain/absence/absence.ts';
import { absencesToCancel } from '#domain/absence/archive-absences.ts';
import { hiddenReasons } from '#domain/absence/visibility.ts';
import type { Actor } from '#domain/people/actor.ts';
import { managedGroupsOn, managesOwner } from '#domain/people/visibility.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { absenceKind, absenceText, storedAbsence } from '#server/absences/absence-kind.ts';
import { absenceTypesOf } from '#server/absences/absence-types.usecase.ts';
import {
	findAbsence,
	listAbsences,
	listAbsencesAfter,
	listAbsencesOf,
	listHiddenAbsencesAfter
} from '#server/absences/absences.repository.ts';
import type { Deps } from '#server/deps.ts';
import { membersOf } from '#server/people/memberships.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';
import { fillPage, mergePages, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';
import { RecordBook } from '#server/sync/records/record-book.ts';
import { WriteContext } from '#server/sync/records/write-context.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';

/**
 * Writes absences of people, new ones: from an import, for example. Inside a transaction; devices hear of
 * them after the commit.
 */
export function recordAbsences(
	deps: Deps,
	{ actorId, event, absences }: { actorId: string; event: string; absences: readonly Omit<Absence, 'seq'>[] }
): void {
	if (absences.length === 0) return;
	deps.db.transaction(() => {
		const book = bookOf(deps, actorId);
		for (const absence of absences) {
			book.write({ before: null, record: { ...absence, seq: 0 }, isDeletion: false, event });
		}
	});
}

/**
 * Cancels what a person who is archived had planned: absences that have not begun by that day. The
 * journal keeps what they were; the person's devices hear of them after the commit.
 */
export function cancelFutureAbsences(
	deps: Deps,
	{ actorId, userId, archivedOn }: { actorId: string; userId: string; archivedOn: LocalDate }
): void {
	const known = new Map(listAbsencesOf(deps.db, userId).map((row) => [row.id, storedAbsence(row)]));
	const cancelled = absencesToCancel(
		[...known.values()].map(({ record }) => record),
		archivedOn
	);
	if (cancelled.length === 0) return;
	deps.db.transaction(() => {
		const book = bookOf(deps, actorId);
		for (const before of cancelled) {
			const record = cancelledByArchiving(deps, before, actorId);
			const { event } = record.mutation;
			book.write({ before: known.get(before.id) ?? null, record, isDeletion: false, event });
		}
	});
}

/** The book of whoever writes on the company's own account. */
function bookOf(deps: Deps, actorId: string): RecordBook<Absence, AbsenceWrite> {
	const context = new WriteContext(deps, { userId: actorId, isHr: true, manages: [], archived: false });
	return new RecordBook(deps, context, absenceKind(deps, context));
}

function cancelledByArchiving(
	{ clock, ids }: Pick<Deps, 'clock' | 'ids'>,
	before: Absence,
	actorId: string
): Absence {
	const at = msToInstant(clock.now());
	return {
		...before,
		state: 'cancelled',
		decisions: [...before.decisions, { by: actorId, at, comment: null }],
		mutation: serverMutation(ids, { event: 'archive', at })
	};
}

/** Everybody's absences that touch a span of dates, both ends included. For HR and exports only. */
export function absencesBetween({ db }: Pick<Deps, 'db'>, from: LocalDate, to: LocalDate): Absence[] {
	return listAbsences(db, from, to).map(({ record, seq }) => ({ ...record, seq }));
}

/**
 * What an actor may pull of the absences: all of the own ones; as a manager also what members of the managed groups
 * have asked for or reported, by the membership on the first day. Illness tells about health: managers see "absent"
 * unless the company shows them the reason. What left this view comes as a tombstone once (R9).
 */
export function absencesSource(deps: Pick<Deps, 'db'>, actor: Actor, todayOf: () => LocalDate): PullSource {
	const { db } = deps;
	const { userId } = actor;
	const today = actor.manages.length === 0 ? '' : todayOf();
	const groupIds = actor.manages.length === 0 ? [] : [...managedGroupsOn(actor, today)].sort();
	const members = membersOf(deps, groupIds);
	const membershipsOf = new Map(members.map((one) => [one.userId, one.memberships]));
	const who = { userId, memberIds: [...membershipsOf.keys()] };
	const types = absenceTypesOf(deps);
	const shown = { types, hidden: hiddenReasons(types, findGeneral(deps)?.managersSeeIllness === true) };
	const manages = (ownerId: string, entryDate: LocalDate) =>
		managesOwner({ actor, ownerMemberships: membershipsOf.get(ownerId) ?? [], entryDate, today });
	const textOf = (row: Parameters<typeof storedAbsence>[0]): string | null => {
		if (row.userId === userId) return absenceText(storedAbsence(row), null);
		if (row.deleted || !row.isShown || !manages(row.userId, row.from)) return null;
		return absenceText(storedAbsence(row), shown);
	};
	const told = [...types.keys()].filter((id) => !shown.hidden.has(id)).sort();
	return {
		view: who.memberIds.length === 0 ? userId : JSON.stringify([userId, groupIds, members, told]),
		hasOthers: who.memberIds.length > 0,
		page(after, limit, since) {
			const visible = fillPage(after, limit, {
				read: (from, count) => listAbsencesAfter(db, who, from, count),
				toText: textOf
			});
			if (who.memberIds.length === 0) return visible;
			const hidden = fillPage(Math.max(after, since), limit, {
				read: (from, count) => listHiddenAbsencesAfter(db, who, from, count),
				toText: ({ hidden: { id, seq, day }, now }) =>
					manages(now.userId, day) && textOf(now) === null ? tombstoneText(id, seq) : null
			});
			return mergePages(visible, hidden, limit);
		},
		find(id) {
			const row = findAbsence(db, id);
			return row === null || row.deleted ? null : textOf(row);
		}
	};
}
