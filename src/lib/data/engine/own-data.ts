import { firstValueFrom } from 'rxjs';
import { headerLine } from '#domain/exchange/csv.ts';
import { isFinishedWork, timeRowOf } from '#domain/exchange/entry-rows.ts';
import { formatTime, timeColumns } from '#domain/exchange/times-csv.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { ownEntries$ } from '#lib/data/engine/entry-queries.ts';
import { pendingDocs, pendingRequests } from '#lib/data/engine/outbox.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { OwnData, OwnDataRange } from '#lib/data/views/own-data-types.ts';

/** Counts up when a field changes its meaning or goes; docs/own-data.md says what each version holds. */
export const OWN_DATA_VERSION = 1;

/**
 * Everything of one's own that this device holds, to take along: as JSON whole, as CSV the finished work in the file
 * that HR's import reads. Nobody else's records are in it, also not on a manager's device.
 */
export async function ownDataOf(shared: Shared): Promise<OwnData> {
	const { database, me, local, gate } = shared;
	const context = await firstValueFrom(shared.context$);
	const { entries } = await firstValueFrom(ownEntries$(database, me.userId, '0001-01-01', '9999-12-01'));
	const waiting = await waitingIds(shared);
	const lastSync = gate.state.lastSuccessAt;
	const range: OwnDataRange = {
		...spanOf(entries),
		entries: entries.length,
		waiting: waiting.length,
		isComplete: context.isComplete,
		asOf: lastSync === null ? null : msToInstant(lastSync)
	};
	const isMine = (record: { readonly userId: string }) => record.userId === me.userId;
	const file = {
		format: 'tagwerk-own-data',
		version: OWN_DATA_VERSION,
		exportedAt: msToInstant(shared.clock.correctedNow()),
		company: me.company,
		range,
		person: context.self ?? { id: me.userId, name: me.name },
		groups: namesOf(
			context.groups,
			(context.self?.memberships ?? []).map(({ groupId }) => groupId)
		),
		workTypes: [...context.workTypes].map(([id, { name }]) => ({ id, name })),
		absenceTypes: context.references
			.filter(({ kind }) => kind === 'absence_type')
			.map(({ id, name }) => ({ id, name })),
		timeEntries: entries,
		absences: context.absences.filter(isMine),
		corrections: context.corrections.filter(isMine),
		notices: context.notices.filter(isMine),
		waiting,
		decisions: (await firstValueFrom(local.decisions$())).filter(({ mine }) => isMine(mine)),
		questions: (await firstValueFrom(local.questions$())).filter(({ mine }) => isMine(mine))
	};
	return { json: JSON.stringify(file, null, 2), csv: timesFileOf(entries, context), range };
}

/** The person's finished work as HR's import reads it, the same bytes the server's own file has. */
function timesFileOf(entries: readonly TimeEntry[], context: PersonContext): string {
	const { self, me, workTypes } = context;
	const person = {
		userName: self?.userName ?? me.userId,
		name: self?.name ?? me.name,
		personalNumber: self?.personalNumber ?? ''
	};
	const rows = entries.filter(isFinishedWork).map((entry) => {
		const label = workTypes.get(entry.workTypeId ?? '')?.name ?? '';
		return formatTime(timeRowOf(entry, person, label), entry.zone);
	});
	return headerLine(timeColumns) + rows.join('');
}

/** First and last local date; null where there is no entry. */
function spanOf(entries: readonly TimeEntry[]): Pick<OwnDataRange, 'from' | 'to'> {
	const dates = entries.map(({ start, zone }) => localDateOf(start, zone)).sort();
	return { from: dates[0] ?? null, to: dates.at(-1) ?? null };
}

/** Ids of the person's records that the server has not acknowledged. */
async function waitingIds({ database, me }: Shared): Promise<string[]> {
	const [entries, requests] = await Promise.all([pendingDocs(database.entries), pendingRequests(database)]);
	const own = entries.filter(({ userId }) => userId === me.userId).map(({ id }) => id);
	const asked = requests.filter(({ data }) => data?.['userId'] === me.userId).map(({ key }) => idOf(key));
	return [...own, ...asked];
}

/** The record's id in a key of the mirror, `collection|id`. */
function idOf(key: string): string {
	return key.slice(key.indexOf('|') + 1);
}

function namesOf(
	all: readonly { readonly id: string; readonly name: string }[],
	ids: readonly string[]
): { readonly id: string; readonly name: string }[] {
	return all.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
}
