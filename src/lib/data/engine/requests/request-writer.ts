import type { RxDocumentData } from 'rxdb';
import { firstValueFrom } from 'rxjs';
import type { Absence, AbsenceWrite } from '#domain/absence/absence.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import { judgeAbsenceWrite } from '#domain/absence/write-rule.ts';
import type { Correction, CorrectionEvent, CorrectionWrite } from '#domain/correction/correction.ts';
import { judgeCorrectionWrite } from '#domain/correction/write-rule.ts';
import type { Mutation } from '#domain/kernel/mutation.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { entriesAround } from '#lib/data/engine/entry-queries.ts';
import { storageProblemOf } from '#lib/data/engine/entry-writer.ts';
import {
	baseFor,
	countingRecord,
	pendingDoc,
	recordOf,
	type RequestRecord,
	type RequestSource
} from '#lib/data/engine/requests/request-doc.ts';
import type { RequestAct, WrittenRequest } from '#lib/data/engine/requests/request-done.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { vacationPersonOf } from '#lib/data/engine/vacation-person-of.ts';
import type { Refusal } from '#lib/data/types.ts';

type Stored = RxDocumentData<MirrorDoc>;

interface ChangeOf<Source extends RequestSource, R extends RequestRecord, Write, Event extends string> {
	readonly source: Source;
	readonly id: string;
	readonly event: Event;
	readonly comment?: string | undefined;
	/** Only on the version that this act (a mutation's id) left behind; anything newer refuses with `E_STATE`. */
	readonly onlyOn?: string;
	/** `current` is null for a record that is not there (or deleted); null = there is nothing to act on. */
	build(current: R | null): Omit<Write, 'mutation'> | null;
}

/** One act on one record. */
export type RequestChange =
	| ChangeOf<'absences', Absence, AbsenceWrite, AbsenceEvent>
	| ChangeOf<'corrections', Correction, CorrectionWrite, CorrectionEvent>;

/** Which act it was, to be kept beside what it wrote. */
export function actOf({ id, ...change }: RequestChange): RequestAct {
	if (change.source === 'absences') return { source: change.source, id, event: change.event };
	return { source: change.source, id, event: change.event };
}

const ATTEMPTS = 5;

/**
 * The only writer of local acts on absences and corrections: asks the rule, names the mutation, and writes it durably.
 * Says no with the rule's code, or with `E_STORAGE` when the device cannot keep it.
 */
export class RequestWriter {
	readonly #shared: Shared;
	readonly #since: () => number;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(shared: Shared, since: () => number) {
		this.#shared = shared;
		this.#since = since;
	}

	write(change: RequestChange): Promise<Result<WrittenRequest, Refusal>> {
		const turn = this.#queue.then(() => this.#writeGuarded(change));
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	/** Why the act would be refused as things stand; null = it would be done. Nothing is written. */
	async refusalOf(change: RequestChange): Promise<Refusal | null> {
		const { stored, before } = await this.#held(change);
		const judged = await this.#judge(change, stored, before, (prior) =>
			this.#shared.stamper.unnumbered(change.event, prior, change.comment)
		);
		return judged.ok ? null : judged.error;
	}

	async #writeGuarded(change: RequestChange): Promise<Result<WrittenRequest, Refusal>> {
		try {
			for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
				const written = await this.#write(change);
				// Only a write that came in between (another tab, the replication) leads here: judge again.
				if (written !== null) return written;
			}
			return err({ code: 'E_STATE' });
		} catch (error) {
			const problem = storageProblemOf(error);
			if (problem === null) throw error;
			this.#shared.onStorageProblem(problem);
			return err({ code: 'E_STORAGE', problem });
		}
	}

	async #write(change: RequestChange): Promise<Result<WrittenRequest, Refusal> | null> {
		const { storageInstance } = this.#shared.database.mirror;
		const { stored, before } = await this.#held(change);
		if (change.onlyOn !== undefined && before?.mutation.id !== change.onlyOn) return err({ code: 'E_STATE' });
		const judged = await this.#judge(change, stored, before);
		if (!judged.ok) return judged;
		const { record: after, isDeletion } = judged.value;
		const document = {
			...(stored ?? { _attachments: {}, _meta: { lwt: 0 }, _rev: '' }),
			...pendingDoc(change.source, after, {
				removed: isDeletion,
				since: this.#since(),
				base: baseFor(stored)
			})
		} as Stored;
		const row = stored === null ? { document } : { previous: stored, document };
		const { error } = await storageInstance.bulkWrite([row], 'tagwerk-request');
		return error.length > 0 ? null : ok({ before, after });
	}

	async #held({ source, id }: RequestChange) {
		const { storageInstance } = this.#shared.database.mirror;
		const [stored = null] = await storageInstance.findDocumentsById([`${source}|${id}`], true);
		return { stored, before: countingRecord(stored) };
	}

	async #judge(
		change: RequestChange,
		stored: Stored | null,
		before: RequestRecord | null,
		stamp = (prior: Mutation | null) => this.#shared.stamper.stamp(change.event, prior, change.comment)
	): Promise<Result<{ readonly record: RequestRecord; readonly isDeletion: boolean }, Refusal>> {
		const context = await firstValueFrom(this.#shared.context$);
		const unacknowledged = stored?.pending === 1 ? (recordOf(stored)?.mutation ?? null) : null;
		const mutation = stamp(unacknowledged);
		const now = msToInstant(this.#shared.clock.correctedNow());
		const acting = { actor: context.actor, groups: context.groups, now, effectiveAt: now, receivedAt: null };
		if (change.source === 'corrections') {
			const draft = change.build(before as Correction | null);
			if (draft === null) return err({ code: 'E_STATE' });
			const next = { ...draft, mutation };
			const verdict = judgeCorrectionWrite({
				...acting,
				master: before as Correction | null,
				next,
				event: change.event,
				owner: ownerFrom(context.employees.get(next.userId) ?? null),
				entry: await this.#entryOf(next),
				around: next.proposed === null ? [] : await this.#around(next.userId, next.proposed),
				general: context.general,
				newId: this.#shared.stamper.nextId()
			});
			if (verdict.outcome === 'reject') return err(verdict.reason);
			return ok({ record: { ...verdict.record, mutation }, isDeletion: false });
		}
		const master = before ?? (stored?.removed === 1 ? recordOf(stored) : null);
		const draft = change.build(before as Absence | null);
		if (draft === null) return err({ code: 'E_STATE' });
		const next = { ...draft, mutation };
		const verdict = judgeAbsenceWrite({
			...acting,
			master: master as Absence | null,
			isMasterDeleted: before === null && master !== null,
			next,
			isDeletion: change.event === 'delete',
			event: change.event,
			owner: ownerFrom(context.employees.get(next.userId) ?? null),
			types: context.absenceTypes,
			personOn: (today) => vacationPersonOf(context, next.userId, { today, until: next.to ?? today }),
			zone: context.general.zone
		});
		if (verdict.outcome !== 'accept') return err<Refusal>(verdict.reason);
		return ok({ record: { ...verdict.record, mutation }, isDeletion: verdict.isDeletion });
	}

	#around(userId: string, time: Pick<TimeEntry, 'start' | 'stop'>): Promise<TimeEntry[]> {
		return entriesAround(this.#shared.database.entries, userId, [time]);
	}

	/** The entry as the server has it: what waits here is not locked yet, it can simply be taken back. */
	async #entryOf({ entryId, userId }: CorrectionWrite) {
		if (entryId === null) return null;
		const { storageInstance } = this.#shared.database.entries;
		const [doc] = await storageInstance.findDocumentsById([entryId], false);
		return doc?.pending === 0 && doc.userId === userId ? doc.data : null;
	}
}
