import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import type { Mutation } from '#domain/kernel/mutation.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { recordOf, type RequestRecord } from '#lib/data/engine/requests/request-doc.ts';
import type { EntryDoc, MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import { bareMutation } from '#lib/data/engine/stamper.ts';
import type { WaitingAbsence, WaitingCorrection, WaitingEntry, WaitingItem } from '#lib/data/types.ts';

/** The outbox in the order in which things were done, one line per act, whatever the act was about. */
export function waitingItems(
	entries: readonly EntryDoc[],
	requests: readonly MirrorDoc[],
	context: PersonContext | null
): WaitingItem[] {
	const ofEntries = entries.flatMap((doc) => {
		const entry = doc.data;
		if (entry === null) return [];
		return actsOf(entry).map((act) => waitingEntry(entry, act, { removed: doc.removed, context }));
	});
	const ofRequests = requests.flatMap((doc) => {
		const record = recordOf(doc);
		if (record === null) return [];
		return actsOf(record).map((act) => {
			const done = doneOf(record, act, doc.removed);
			return 'typeId' in record ? waitingAbsence(record, done, context) : waitingCorrection(record, done);
		});
	});
	return [...ofEntries, ...ofRequests].sort((a, b) => a.seq - b.seq);
}

function actsOf({ mutation }: { readonly mutation: TimeEntry['mutation'] }): readonly Mutation[] {
	return [...(mutation.prior ?? []), bareMutation(mutation)];
}

function doneOf(
	{ id: recordId, userId, state }: Pick<RequestRecord | TimeEntry, 'id' | 'userId' | 'state'>,
	act: Mutation,
	removed: number
) {
	const { id, event, deviceTime: at, seq } = act;
	return { id, recordId, userId, event, state, at, seq, isDeleted: removed === 1 };
}

function waitingEntry(
	entry: TimeEntry,
	act: Mutation,
	{ removed, context }: { readonly removed: number; readonly context: PersonContext | null }
): WaitingEntry {
	return {
		...doneOf(entry, act, removed),
		about: 'entry',
		clock: clockActOf(entry, act),
		date: localDateOf(entry.start, entry.zone),
		kind: entry.kind,
		start: entry.start,
		stop: entry.stop,
		zone: entry.zone,
		workTypeName: context?.workTypes.get(entry.workTypeId ?? '')?.name ?? null
	};
}

function waitingAbsence(
	{ typeId, from, to }: Absence,
	done: ReturnType<typeof doneOf>,
	context: PersonContext | null
): WaitingAbsence {
	const type = context?.absenceTypes.get(typeId);
	return {
		...done,
		about: 'absence',
		label: type?.label ?? null,
		isReport: type?.category === 'sick',
		from,
		to
	};
}

function waitingCorrection({ proposed }: Correction, done: ReturnType<typeof doneOf>): WaitingCorrection {
	const time = proposed && {
		date: localDateOf(proposed.start, proposed.zone),
		start: proposed.start,
		stop: proposed.stop,
		zone: proposed.zone
	};
	return { ...done, about: 'correction', proposed: time };
}

/** Whether an act was a tap on the clock: the time it gave the entry is the time at which it was done. */
function clockActOf(entry: TimeEntry, act: Mutation): WaitingEntry['clock'] {
	if (entry.origin !== 'clock') return null;
	const doneAt = instantToMs(act.deviceTime) + act.offsetMs;
	const isNow = (instant: Instant | null) =>
		instant !== null && Math.abs(instantToMs(instant) - doneAt) < MS_PER_MINUTE;
	if (act.event === 'create') return isNow(entry.start) ? 'start' : null;
	return act.event === 'edit' && isNow(entry.stop) ? 'end' : null;
}
