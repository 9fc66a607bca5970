import type { Actor } from '#domain/people/actor.ts';
import { managedGroupsOn, managesOwner } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { correctionKind, correctionText, storedCorrection } from '#server/corrections/correction-kind.ts';
import { findCorrection, listCorrectionsAfter } from '#server/corrections/corrections.repository.ts';
import type { CorrectionRow } from '#server/corrections/corrections.table.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { membersOf } from '#server/people/memberships.usecase.ts';
import { fillPage, type PullSource } from '#server/sync/pull-source.ts';
import { pushRecords } from '#server/sync/records/push-records.ts';
import { WriteContext } from '#server/sync/records/write-context.ts';
import { DeviceClocks, type DeviceSession } from '#server/time-entries/device-clocks.ts';
import type { PushOutcome } from '#server/time-entries/push-time-entries.usecase.ts';

/**
 * Takes a batch of rows of corrections. An agreement corrects the entry in the same transaction: both are written, or
 * neither.
 */
export function pushCorrections(deps: Deps, session: DeviceSession, rows: readonly unknown[]): PushOutcome {
	return deps.db.transaction(() => {
		const actor = actorOf(deps, session.userId);
		const context = new WriteContext(deps, actor);
		const clocks = new DeviceClocks(deps.db, session, context.receivedAt);
		const pushed = pushRecords(deps, { context, clocks, kind: correctionKind(deps, context) }, rows);
		clocks.save();
		return { ...pushed, actor };
	});
}

/**
 * What an actor may pull of the corrections: the own ones; as a manager those of members of the managed groups, by the
 * membership on the date they are about. None of them ever leaves this view while the view itself stays.
 */
export function correctionsSource(
	deps: Pick<Deps, 'db'>,
	actor: Actor,
	todayOf: () => LocalDate
): PullSource {
	const { db } = deps;
	const { userId } = actor;
	const today = actor.manages.length === 0 ? '' : todayOf();
	const groupIds = actor.manages.length === 0 ? [] : [...managedGroupsOn(actor, today)].sort();
	const members = membersOf(deps, groupIds);
	const membershipsOf = new Map(members.map((one) => [one.userId, one.memberships]));
	const who = { userId, memberIds: [...membershipsOf.keys()] };
	const textOf = (row: CorrectionRow): string | null => {
		const ownerMemberships = membershipsOf.get(row.userId) ?? [];
		const isSeen =
			row.userId === userId ||
			(row.isShown && managesOwner({ actor, ownerMemberships, entryDate: row.day, today }));
		return isSeen ? correctionText(storedCorrection(row)) : null;
	};
	return {
		view: who.memberIds.length === 0 ? userId : JSON.stringify([userId, groupIds, members]),
		page: (after, limit) =>
			fillPage(after, limit, {
				read: (from, count) => listCorrectionsAfter(db, who, from, count),
				toText: textOf
			}),
		find(id) {
			const row = findCorrection(db, id);
			return row === null ? null : textOf(row);
		}
	};
}
