import type { Absence } from '#domain/absence/absence.ts';
import { absencePartNames, hasSameAbsence, isSamePart } from '#domain/absence/content.ts';
import type { Correction } from '#domain/correction/correction.ts';
import { isSameProposal } from '#domain/correction/merge.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import { contentKeys, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import type { RequestRecord } from '#lib/data/engine/requests/request-doc.ts';
import { bareMutation } from '#lib/data/engine/stamper.ts';
import type { LeftRow } from '#lib/data/handover/left-row.ts';
import type { RequestQuestion } from '#lib/data/types.ts';

type LeftEntry = Extract<LeftRow, { readonly collection: 'time_entries' }>;
type LeftRequest = Exclude<LeftRow, LeftEntry>;

const kinds = { conflict: 'conflict', rejected: 'rejection', quarantined: 'quarantine' } as const;

/** The question about an entry; null where the server has the very same anyway. */
export function decisionOf(
	{ status, reason, mine: sent }: LeftEntry,
	theirs: TimeEntry | null,
	at: string
): StoredDecision | null {
	const { _deleted, ...written } = sent;
	const mineDeleted = _deleted === true;
	// The server decides the rest; of a version that it did not take nothing is known.
	const mine = { ...(theirs ?? { ...blank, route: null, confirmedAt: null }), ...written } as TimeEntry;
	if (status === 'conflict' && theirs !== null && !mineDeleted && hasSameContent(mine, theirs)) return null;
	return {
		id: mine.mutation.id,
		kind: kinds[status],
		entryId: mine.id,
		at,
		reason,
		mine,
		mineDeleted,
		theirs,
		theirsDeleted: theirs === null,
		dropped: theirs === null ? [] : contentKeys.filter((key) => mine[key] !== theirs[key]),
		confirmationDropped: false,
		actsLost: actsOf(mine)
	};
}

/** The question about an absence or a correction; null where the server has the very same anyway. */
export function questionOf(
	{ collection, status, reason, mine: sent }: LeftRequest,
	theirs: RequestRecord | null,
	at: string
): RequestQuestion | null {
	const { _deleted, ...written } = sent;
	const mineDeleted = _deleted === true;
	const unknown = { ...blank, decisions: [], by: written.userId };
	const mine = { ...(theirs ?? unknown), ...written } as RequestRecord;
	if (status === 'conflict' && theirs !== null && !mineDeleted && isSame(mine, theirs)) return null;
	return {
		id: mine.mutation.id,
		kind: kinds[status],
		source: collection,
		recordId: mine.id,
		at,
		reason,
		mine,
		mineDeleted,
		theirs,
		dropped: theirs === null ? [] : differing(mine, theirs),
		actsLost: actsOf(mine)
	};
}

function isSame(mine: RequestRecord, theirs: RequestRecord): boolean {
	if (mine.state !== theirs.state) return false;
	return 'typeId' in mine
		? hasSameAbsence(mine, theirs as Absence)
		: isSameProposal(mine, theirs as Correction);
}

function differing(mine: RequestRecord, theirs: RequestRecord): readonly string[] {
	return 'typeId' in mine
		? absencePartNames.filter((part) => !isSamePart(part, mine, theirs as Absence))
		: [];
}

function actsOf({ mutation }: Pick<TimeEntry, 'mutation'>): readonly string[] {
	return [...(mutation.prior ?? []), bareMutation(mutation)].map((act) => act.event);
}

/** What the server would have filled in. */
const blank = { flags: [], seq: 0, receivedAt: null, revision: 0 } as const;
