import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { DayHistoryResponse, HistoryLine } from '#protocol/http/day-history.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { listIdsOfDay } from '#server/time-entries/time-entries.repository.ts';
import { historyOfTimeEntry } from '#server/time-entries/time-entries.usecases.ts';

/**
 * Everything that ever happened to a person's own entries of a day, deleted ones included. Nobody else's can be asked
 * for: whose they are is the session's word, and not the request's.
 */
export function dayHistory(deps: Deps, userId: string, date: LocalDate): DayHistoryResponse {
	return deps.db.transaction(() => {
		const actor = actorOf(deps, userId);
		const ids = listIdsOfDay(deps.db, actor.userId, date);
		return {
			lines: ids.flatMap((id) =>
				historyOfTimeEntry(deps, id)
					.filter((line) => line.userId === actor.userId)
					.map(lineOf)
			)
		};
	});
}

function lineOf({
	recordId,
	at,
	actorId,
	event,
	after
}: ReturnType<typeof historyOfTimeEntry>[number]): HistoryLine {
	const record = JSON.parse(after) as TimeEntry & { readonly _deleted: boolean };
	const { kind, start, stop, zone, workTypeId, jobId, note, explanation } = record;
	const time = record._deleted ? null : { kind, start, stop, zone, workTypeId, jobId, note, explanation };
	return {
		entryId: recordId,
		at,
		actorId,
		event,
		state: record._deleted ? 'deleted' : record.state,
		comment: record._deleted ? null : record.comment,
		time
	};
}
