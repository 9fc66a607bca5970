import type { WithDeleted } from 'rxdb';
import type { RxCollection, RxDocument } from 'rxdb/plugins/core';
import { map, type Observable } from 'rxjs';
import type { Mutation } from '#domain/kernel/mutation.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import { docToAssumedMaster, docToWire, masterOf } from '#lib/data/engine/entry-doc.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { bareMutation } from '#lib/data/engine/stamper.ts';
import type { WaitingItem } from '#lib/data/types.ts';
import type { MeResponse } from '#protocol/http/me.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';

/** Every record with a write that the server has not acknowledged, deletions included. */
export function pendingDocs$(entries: RxCollection<EntryDoc>): Observable<readonly EntryDoc[]> {
	return pendingQuery(entries).$.pipe(map(plain));
}

/**
 * The same list as it is now: no write that has ended by now is missing, and the live list shows them too. (The
 * live list's own first answer may be the one it gave last, before them.)
 */
export async function pendingDocs(entries: RxCollection<EntryDoc>): Promise<readonly EntryDoc[]> {
	return plain(await pendingQuery(entries).exec());
}

function pendingQuery(entries: RxCollection<EntryDoc>) {
	return entries.find({ selector: { pending: 1 } });
}

function plain(docs: readonly RxDocument<EntryDoc>[]): EntryDoc[] {
	return docs.map((doc) => doc.toJSON() as EntryDoc);
}

/** The outbox in the order in which things were done, one line per act. */
export function waitingItems(docs: readonly EntryDoc[], context: PersonContext | null): WaitingItem[] {
	return docs
		.flatMap((doc) => {
			const entry = doc.data;
			if (entry === null) return [];
			const acts = [...(entry.mutation.prior ?? []), bareMutation(entry.mutation)];
			return acts.map((act) => ({
				id: act.id,
				entryId: entry.id,
				userId: entry.userId,
				event: act.event,
				clock: clockActOf(entry, act),
				at: act.deviceTime,
				seq: act.seq,
				date: localDateOf(entry.start, entry.zone),
				kind: entry.kind,
				start: entry.start,
				stop: entry.stop,
				zone: entry.zone,
				workTypeName: context?.workTypes.get(entry.workTypeId ?? '')?.name ?? null,
				isDeleted: doc.removed === 1
			}));
		})
		.sort((a, b) => a.seq - b.seq);
}

/** Whether an act was a tap on the clock: the time it gave the entry is the time at which it was done. */
function clockActOf(entry: TimeEntry, act: Mutation): WaitingItem['clock'] {
	if (entry.origin !== 'clock') return null;
	const doneAt = instantToMs(act.deviceTime) + act.offsetMs;
	const isNow = (instant: Instant | null) =>
		instant !== null && Math.abs(instantToMs(instant) - doneAt) < MS_PER_MINUTE;
	if (act.event === 'create') return isNow(entry.start) ? 'start' : null;
	return act.event === 'edit' && isNow(entry.stop) ? 'end' : null;
}

/** The rows of the outbox exactly as they would be pushed. */
export async function outboxRows(
	docs: readonly EntryDoc[],
	baseOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, WithDeleted<EntryDoc>>>
) {
	const bases = await baseOf(docs.map((doc) => doc.id));
	return docs
		.map((doc) => ({ ...doc, _deleted: false }))
		.map((doc) => ({
			newDocumentState: docToWire(doc),
			assumedMasterState: docToAssumedMaster(masterOf(doc, bases.get(doc.id)))
		}));
}

/** The outbox as a file: the rows exactly as they would be pushed, and who and what device they are of. */
export async function exportOutbox(
	docs: readonly EntryDoc[],
	about: {
		readonly me: MeResponse;
		readonly deviceId: string;
		readonly clock: DeviceClock;
		readonly baseOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, WithDeleted<EntryDoc>>>;
	}
): Promise<string> {
	return JSON.stringify(
		{
			format: 'tagwerk-outbox',
			protocol: PROTOCOL_VERSION,
			userId: about.me.userId,
			name: about.me.name,
			deviceId: about.deviceId,
			exportedAt: msToInstant(about.clock.correctedNow()),
			rows: await outboxRows(docs, about.baseOf)
		},
		null,
		2
	);
}

/** By how much the device's clock is wrong, whole minutes; positive = fast. */
export function skewMinutesOf(clock: DeviceClock): number {
	return -Math.trunc(clock.offsetMs / 60_000);
}
