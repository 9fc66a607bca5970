import { mergeAbsence } from '#domain/absence/merge.ts';
import { mergeCorrection } from '#domain/correction/merge.ts';
import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import { rebaseOnOwnMutation, type RecordVersion } from '#domain/kernel/record-version.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import {
	isGone,
	pendingDoc,
	recordOf,
	sourceOf,
	type RequestDoc,
	type RequestRecord,
	type RequestSource
} from '#lib/data/engine/requests/request-doc.ts';
import type { RequestQuestions } from '#lib/data/engine/requests/request-questions.ts';
import { bareMutation, type Stamper } from '#lib/data/engine/stamper.ts';
import type { Refusal, RequestQuestion } from '#lib/data/types.ts';

/** A local write the server did not take as it was. */
export interface ContestedRequest {
	readonly ours: RequestDoc;
	/** The version the write was built on. */
	readonly base: RequestRecord | null;
	readonly master: RequestDoc;
	readonly outcome: 'replayed' | 'conflict' | 'rejected' | 'quarantined';
	readonly reason: Refusal | null;
}

/** What a merge came to, whichever collection it is about. */
interface Merged {
	readonly version: RecordVersion<RequestRecord>;
	readonly event: string | null;
	readonly dropped: readonly string[];
	readonly lost: boolean;
}

/**
 * Decides what becomes of a write the server did not take, and keeps what was dropped, like `Resolver` does for time
 * entries: `prepare` runs inside the push and writes the question durably; `resolve` only looks the answer up.
 */
export class RequestResolver {
	readonly #questions: RequestQuestions;
	readonly #stamper: Stamper;
	readonly #clock: DeviceClock;
	/** By the id of our mutation. */
	readonly #prepared = new Map<string, RequestDoc>();

	constructor(options: {
		readonly questions: RequestQuestions;
		readonly stamper: Stamper;
		readonly clock: DeviceClock;
	}) {
		this.#questions = options.questions;
		this.#stamper = options.stamper;
		this.#clock = options.clock;
	}

	/** Works out the answer and writes down what it drops, before the push is over. */
	async prepare(contested: ContestedRequest): Promise<void> {
		const { doc, question } = this.#resolveSafely(contested);
		if (question !== null) await this.#questions.file([question]);
		const mutationId = recordOf(contested.ours)?.mutation.id;
		if (mutationId !== undefined) this.#prepared.set(mutationId, doc);
	}

	/** What the server had acknowledged and does not know any more, or knows older. */
	async keepForgotten(held: RequestDoc, theirs: RequestRecord | null): Promise<void> {
		const gone: RequestDoc = { ...held, data: null, _deleted: true };
		const master = theirs === null ? gone : { ...held, data: { ...theirs, _deleted: false } };
		const contested = { ours: held, base: null, master, outcome: 'conflict', reason: null } as const;
		const question = this.#questionOf(contested, 'conflict');
		await this.#questions.file(question === null ? [] : [question]);
	}

	/** What RxDB asks. It never throws: a throw loses the record for good. */
	resolve(ours: RequestDoc, master: RequestDoc): RequestDoc {
		const mutationId = recordOf(ours)?.mutation.id;
		const prepared = mutationId === undefined ? undefined : this.#prepared.get(mutationId);
		if (mutationId !== undefined) this.#prepared.delete(mutationId);
		return prepared ?? master;
	}

	#resolveSafely(contested: ContestedRequest): { doc: RequestDoc; question: RequestQuestion | null } {
		try {
			return this.#resolve(contested);
		} catch {
			// Our own mistake must not cost anybody anything: the whole version goes to the questions.
			return { doc: contested.master, question: this.#questionOf(contested, 'conflict') };
		}
	}

	#resolve(contested: ContestedRequest): { doc: RequestDoc; question: RequestQuestion | null } {
		const { ours, master, outcome, base } = contested;
		const record = recordOf(ours);
		// Applied before, and somebody went on from there: nothing of ours was dropped.
		if (outcome === 'replayed' || record === null) return { doc: master, question: null };
		if (outcome === 'quarantined')
			return { doc: master, question: this.#questionOf(contested, 'quarantine') };
		if (outcome === 'rejected') return { doc: master, question: this.#questionOf(contested, 'rejection') };
		const version = { deleted: isGone(ours), record };
		const theirs = versionOf(master, record);
		const rebased = rebaseOnOwnMutation(version, theirs);
		if (rebased !== null) return { doc: this.#docOf(contested, rebased), question: null };
		const baseVersion = base === null ? null : { deleted: false, record: base };
		const merged = merge(sourceOf(ours), baseVersion, version, theirs);
		const question = merged.lost ? this.#questionOf(contested, 'conflict', merged.dropped) : null;
		if (merged.event === null) return { doc: master, question };
		// A merge is a new act: it names every act it stands for.
		const mutation = this.#stamper.stamp(merged.event, record.mutation, record.mutation.comment);
		const next = { ...merged.version.record, mutation };
		return { doc: this.#docOf(contested, { deleted: merged.version.deleted, record: next }), question };
	}

	#docOf({ ours, master }: ContestedRequest, { deleted, record }: RecordVersion<RequestRecord>): RequestDoc {
		if (record.mutation.id === recordOf(master)?.mutation.id) return master;
		const isNew = isGone(master);
		// What comes back from a deletion counts from 1 again: ours must not look like the receipt of it.
		const next = isNew ? { ...record, revision: 0 } : record;
		const base = isNew ? null : recordOf(master);
		return pendingDoc(sourceOf(ours), next, { removed: deleted, since: ours.since, base });
	}

	#questionOf(
		{ ours, master, reason }: ContestedRequest,
		kind: RequestQuestion['kind'],
		dropped: readonly string[] = []
	): RequestQuestion | null {
		const mine = recordOf(ours);
		if (mine === null) return null;
		const { mutation } = mine;
		return {
			id: mutation.id,
			kind,
			source: sourceOf(ours),
			recordId: mine.id,
			at: msToInstant(this.#clock.correctedNow()),
			reason,
			mine,
			mineDeleted: isGone(ours),
			theirs: recordOf(master),
			dropped,
			actsLost: [...(mutation.prior ?? []), bareMutation(mutation)].map((act) => act.event)
		};
	}
}

function merge(
	source: RequestSource,
	base: RecordVersion<RequestRecord> | null,
	ours: RecordVersion<RequestRecord>,
	master: RecordVersion<RequestRecord>
): Merged {
	const result =
		source === 'absences'
			? mergeAbsence(
					base as RecordVersion<Absence> | null,
					ours as RecordVersion<Absence>,
					master as RecordVersion<Absence>
				)
			: mergeCorrection(ours as RecordVersion<Correction>, master as RecordVersion<Correction>);
	const { merged: version, event, dropped, isActDropped, isDeletionDropped } = result;
	return { version, event, dropped, lost: dropped.length > 0 || isActDropped || isDeletionDropped };
}

/** A version for the merge; of a tombstone nothing but the fact is known, so `standIn` fills the form. */
function versionOf(doc: RequestDoc, standIn: RequestRecord): RecordVersion<RequestRecord> {
	const unknown = { ...standIn, mutation: { ...standIn.mutation, id: '' } };
	return { deleted: isGone(doc), record: recordOf(doc) ?? unknown };
}
