import {
	auditTime,
	combineLatest,
	distinctUntilChanged,
	from,
	map,
	startWith,
	switchMap,
	type Observable
} from 'rxjs';
import { isOpenCorrection, type Correction } from '#domain/correction/correction.ts';
import { turnOf } from '#domain/correction/proposal.ts';
import { correctionDay } from '#domain/correction/write-rule.ts';
import { createdMsOf } from '#domain/kernel/id.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { initialsOf } from '#lib/data/engine/approvals-view.ts';
import { entriesAround, entriesById } from '#lib/data/engine/entry-queries.ts';
import { pendingRequests$ } from '#lib/data/engine/outbox.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { CorrectedTime, CorrectionView } from '#lib/data/views/correction-types.ts';

/** Several collections change in one act: one picture for all of them. */
const SETTLE_MS = 0;

/** A correction whose day is known, with the entry it is about. */
interface Placed {
	readonly correction: Correction;
	readonly entry: TimeEntry | null;
	readonly date: LocalDate;
}

/** The person's own corrections of one day, newest first. */
export function correctionsOfDay$(shared: Shared, date: LocalDate): Observable<readonly CorrectionView[]> {
	return views$(
		shared,
		({ userId }) => userId === shared.me.userId,
		(placed) => placed.date === date
	);
}

/** What members ask to be put right and nobody has decided, oldest first. */
export function correctionsToDecide$(shared: Shared): Observable<readonly CorrectionView[]> {
	return views$(
		shared,
		(one) => isToDecide(shared, one),
		() => true
	).pipe(map((views) => views.toReversed()));
}

/** How many of them there are. */
export function correctionsToDecideCount$(shared: Shared): Observable<number> {
	return shared.context$.pipe(
		map(({ corrections }) => corrections.filter((one) => isToDecide(shared, one)).length),
		distinctUntilChanged()
	);
}

/** A manager's device holds what members ask for, and nobody else's. */
function isToDecide({ me }: Shared, correction: Correction): boolean {
	return correction.userId !== me.userId && isOpenCorrection(correction);
}

function views$(
	shared: Shared,
	wants: (correction: Correction) => boolean,
	shows: (placed: Placed) => boolean
): Observable<readonly CorrectionView[]> {
	const { database, context$ } = shared;
	return combineLatest([context$, pendingRequests$(database), database.entries.$.pipe(startWith(null))]).pipe(
		auditTime(SETTLE_MS),
		switchMap(([context, pending]) => {
			const waiting = new Set(pending.map((doc) => doc.key));
			const wanted = context.corrections.filter(wants).sort((a, b) => (a.id < b.id ? 1 : -1));
			return from(
				placedOf(shared, wanted).then((placed) =>
					Promise.all(placed.filter(shows).map((one) => viewOf(shared, context, waiting, one)))
				)
			);
		})
	);
}

/** Those whose day is known; of an entry that was deleted nobody here knows it. */
async function placedOf({ database }: Shared, corrections: readonly Correction[]): Promise<Placed[]> {
	const ids = corrections.flatMap(({ entryId }) => entryId ?? []);
	const entries = new Map((await entriesById(database, ids)).map((entry) => [entry.id, entry]));
	return corrections.flatMap((correction) => {
		const entry = entries.get(correction.entryId ?? '') ?? null;
		const date = correctionDay(correction, entry);
		return date === null ? [] : [{ correction, entry, date }];
	});
}

async function viewOf(
	shared: Shared,
	context: PersonContext,
	waiting: ReadonlySet<string>,
	{ correction, entry, date }: Placed
): Promise<CorrectionView> {
	const { id, kind, state, entryId, userId, proposed, reason, decisions } = correction;
	const times = [entry, proposed].filter((time) => time !== null);
	const around = await entriesAround(shared.database.entries, userId, times);
	const person = context.employees.get(userId) ?? null;
	const name = person?.name ?? userId;
	const decision = decisions.at(-1);
	const askedMs = createdMsOf(id);
	return {
		id,
		kind,
		state,
		entryId,
		person: {
			id: userId,
			name,
			initials: initialsOf(name),
			personalNumber: person?.personalNumber ?? null
		},
		date,
		zone: entry?.zone ?? proposed?.zone ?? context.zone,
		current: entry === null ? null : timeOf(context, entry),
		proposed: proposed === null ? null : timeOf(context, proposed),
		reason,
		askedAt: askedMs === null ? null : msToInstant(askedMs),
		decision:
			decision === undefined
				? null
				: {
						byName: context.employees.get(decision.by)?.name ?? null,
						at: decision.at,
						comment: decision.comment
					},
		isWaiting: waiting.has(`corrections|${id}`),
		neighbours: around
			.filter((one) => one.id !== entryId)
			.map((one) => ({ id: one.id, kind: one.kind, start: one.start, stop: one.stop })),
		turn: entry === null ? null : turnOf(entry)
	};
}

function timeOf(
	{ workTypes }: PersonContext,
	{ kind, start, stop, workTypeId, note }: Pick<TimeEntry, 'kind' | 'start' | 'stop' | 'workTypeId' | 'note'>
): CorrectedTime {
	const workTypeName = workTypes.get(workTypeId ?? '')?.name ?? null;
	return { kind, start, stop, workTypeId, workTypeName, note };
}
