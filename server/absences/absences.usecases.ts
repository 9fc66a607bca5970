import type { Absence } from '#domain/absence/absence.ts';
import { absencesToCancel } from '#domain/absence/archive-absences.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import {
	findOwnAbsence,
	listAbsences,
	listAbsencesOf,
	listOwnAbsencesAfter,
	putAbsence
} from '#server/absences/absences.repository.ts';
import type { AbsenceRow } from '#server/absences/absences.table.ts';
import type { Deps } from '#server/deps.ts';
import { appendJournal } from '#server/journal/journal.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';
import { fillPage, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';

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
		const first = deps.history.take(absences.length);
		absences.forEach((record, index) => {
			const { id, userId, from, to, state } = record;
			putAbsence(deps.db, { id, userId, from, to, state, record, seq: first + index, deleted: false });
			appendJournal(deps, {
				actorId,
				collection: 'absences',
				recordId: id,
				userId,
				event,
				mutationId: record.mutation.id,
				before: null,
				after: record
			});
		});
		const seq = first + absences.length - 1;
		const userIds = [...new Set(absences.map(({ userId }) => userId))];
		deps.db.afterCommit(() => deps.feed.publish({ collection: 'absences', seq, userIds }));
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
	const rows = listAbsencesOf(deps.db, userId);
	const cancelled = absencesToCancel(
		rows.map(({ record }) => record),
		archivedOn
	);
	if (cancelled.length === 0) return;
	deps.db.transaction(() => {
		const first = deps.history.take(cancelled.length);
		cancelled.forEach((before, index) => {
			const record = cancelledByArchiving(deps, before, actorId);
			const { id, from, to, state } = record;
			putAbsence(deps.db, { id, userId, from, to, state, record, seq: first + index, deleted: false });
			appendJournal(deps, {
				actorId,
				collection: 'absences',
				recordId: id,
				userId,
				event: record.mutation.event,
				mutationId: record.mutation.id,
				before,
				after: record
			});
		});
		const seq = first + cancelled.length - 1;
		deps.db.afterCommit(() => deps.feed.publish({ collection: 'absences', seq, userIds: [userId] }));
	});
}

function cancelledByArchiving(
	{ clock, ids }: Pick<Deps, 'clock' | 'ids'>,
	before: Omit<Absence, 'seq'>,
	actorId: string
): Omit<Absence, 'seq'> {
	const at = msToInstant(clock.now());
	return {
		...before,
		state: 'cancelled',
		decisions: [...before.decisions, { by: actorId, at, comment: null }],
		mutation: serverMutation(ids, { event: 'archive', at }),
		revision: before.revision + 1
	};
}

/** Everybody's absences that touch a span of dates, both ends included. For HR and exports only. */
export function absencesBetween({ db }: Pick<Deps, 'db'>, from: LocalDate, to: LocalDate): Absence[] {
	return listAbsences(db, from, to).map(({ record, seq }) => ({ ...record, seq }));
}

/**
 * A person's own absences. Managers learn of absences by requests and team days, not by this: an
 * absence tells about health.
 */
export function absencesSource({ db }: Pick<Deps, 'db'>, userId: string): PullSource {
	return {
		view: userId,
		page: (after, limit) =>
			fillPage(after, limit, {
				read: (from, count) => listOwnAbsencesAfter(db, userId, from, count),
				toText: absenceText
			}),
		find(id) {
			const row = findOwnAbsence(db, userId, id);
			return row && absenceText(row);
		}
	};
}

function absenceText({ id, deleted, record, seq }: AbsenceRow): string {
	return deleted ? tombstoneText(id, seq) : JSON.stringify({ ...record, seq, _deleted: false });
}
