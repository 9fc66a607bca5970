import type { Absence } from '#domain/absence/absence.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import {
	findOwnAbsence,
	listAbsences,
	listOwnAbsencesAfter,
	putAbsence
} from '#server/absences/absences.repository.ts';
import type { AbsenceRow } from '#server/absences/absences.table.ts';
import type { Deps } from '#server/deps.ts';
import { appendJournal } from '#server/journal/journal.ts';
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
