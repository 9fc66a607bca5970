import { mutationOf, type Fields } from '#tests/simulation/facts.ts';
import type { HeldDatabase, HeldQuestion, HeldRequest } from '#tests/simulation/held.ts';
import { differenceOf, isRequestSource, type RequestSource } from '#tests/simulation/request-facts.ts';
import type { RequestStep } from '#tests/simulation/request-history.ts';
import type { ServerHistory } from '#tests/simulation/server-history.ts';
import type { Watch } from '#tests/simulation/violation.ts';

/** What a person asked for on a device, or answered, durable there. */
interface RequestAct {
	readonly id: string;
	readonly kind: 'act' | 'merge';
	readonly database: string;
	readonly source: RequestSource;
	readonly recordId: string;
	readonly event: string;
	readonly state: string;
	readonly deleted: boolean;
	readonly fields: Fields;
	readonly priorIds: readonly string[];
}

/** Own requests that a device had from a history that is over: its person is asked about them. */
interface OwedQuestion {
	readonly database: HeldDatabase;
	readonly wipes: number;
	readonly recordId: string;
	readonly mutationId: string;
}

const over = ['rejected', 'withdrawn', 'cancelled', 'agreed', 'declined'];
const written = ['create', 'edit', 'request', 'propose'];

/** The list of what people asked for and answered, and what must have become of it (I1, I2, I11, I14). */
export class RequestLedger {
	readonly acts = new Map<string, RequestAct>();
	readonly #owed: OwedQuestion[] = [];
	readonly #history: ServerHistory;
	readonly #watch: Watch;

	constructor(history: ServerHistory, watch: Watch) {
		this.#history = history;
		this.#watch = watch;
		history.requests.onStep = (step) => this.#checkStep(step);
	}

	/** A device's storage keeps this row from now on. `isAct`: a person's doing. */
	stored(database: HeldDatabase, doc: HeldRequest, isAct: boolean): void {
		if (!isRequestSource(doc.source)) return;
		database.requests.set(doc.key, doc);
		if (doc.data === null || doc._deleted) return;
		const { id, event, priorIds } = mutationOf(doc.data);
		if (doc.pending === 0) return this.#checkShown(database, doc, doc.data, id);
		if (this.acts.has(id)) return;
		const recordId = String(doc.data['id']);
		this.acts.set(id, {
			id,
			kind: isAct ? 'act' : 'merge',
			database: database.name,
			source: doc.source,
			recordId,
			event,
			state: String(doc.data['state']),
			deleted: doc.removed === 1,
			fields: doc.data,
			priorIds
		});
		if (isAct) database.openRequests.add(id);
		this.#watch.trace(`${database.name} ${isAct ? 'act' : 'merge'} ${event} ${doc.source} ${recordId} ${id}`);
	}

	questionStored(database: HeldDatabase, id: string, data: Fields | null): void {
		if (data === null) return void database.questions.delete(id);
		const { id: mutationId, priorIds } = mutationOf(data['mine'] as Fields);
		const held: HeldQuestion = {
			id,
			recordId: String(data['recordId']),
			ids: new Set([mutationId, ...priorIds])
		};
		this.#watch.trace(`${database.name} question ${String(data['kind'])} ${id}`);
		if (data['kind'] === 'quarantine')
			this.#watch.fail('R6', `${database.name} set aside ${id}, which the server can read`);
		database.questions.set(id, held);
		database.asked.push(held);
	}

	/** I1: nothing that was saved is nowhere. */
	checkNothingLost(databases: Iterable<HeldDatabase>): void {
		for (const database of databases) {
			if (database.openRequests.size === 0) continue;
			const waiting = new Set<string>();
			for (const { pending, data } of database.requests.values()) {
				if (pending === 0 || data === null) continue;
				const { id, priorIds } = mutationOf(data);
				for (const one of [id, ...priorIds]) waiting.add(one);
			}
			for (const id of database.openRequests) {
				if (waiting.has(id) || database.carried.has(id)) continue;
				database.openRequests.delete(id);
				const isAsked = database.excused.has(id) || database.asked.some((one) => one.ids.has(id));
				if (this.#history.everApplied.has(id) || isAsked || this.#isRedundant(id)) continue;
				const act = this.acts.get(id);
				this.#watch.fail('I1', `${database.name}: ${act?.event} ${id} on ${act?.recordId} is nowhere`);
			}
		}
	}

	/** What a refused act asked for was refused visibly. */
	checkRefusalsTold(database: HeldDatabase): void {
		for (const act of this.acts.values()) {
			if (act.database !== database.name || act.kind !== 'act') continue;
			const isRefused = typeof this.#history.applied.get(act.id) === 'string';
			if (isRefused && database.wipes === 0 && !database.asked.some((one) => one.ids.has(act.id)))
				this.#watch.fail('R4', `${database.name}: ${act.event} ${act.id} was refused and nobody was told`);
		}
	}

	/** The server was put back to a copy: what its owners' devices hold of what it lost is not dropped unseen. */
	serverWentBack(databases: Iterable<HeldDatabase>): void {
		for (const database of databases) {
			for (const { pending, data, _deleted } of database.requests.values()) {
				if (pending !== 0 || _deleted || data === null || data['userId'] !== database.userId) continue;
				const mutationId = mutationOf(data).id;
				if (over.includes(String(data['state'])) || this.#history.applied.has(mutationId)) continue;
				const { wipes } = database;
				this.#owed.push({ database, wipes, recordId: String(data['id']), mutationId });
			}
		}
	}

	/** R8: of what a restore lost the person is asked, unless the server knows a later version by now. */
	checkAskedAbout(): void {
		for (const { database, wipes, recordId, mutationId } of this.#owed) {
			const newest = this.#history.requests.newestOf(recordId);
			const isNewer = newest !== null && newest.seq > this.#history.restoredSeq;
			const isAsked = database.asked.some((one) => one.recordId === recordId);
			const isUnwanted = [...this.acts.values()].some((act) => act.recordId === recordId && act.deleted);
			if (isNewer || isAsked || isUnwanted || database.wipes > wipes) continue;
			this.#watch.fail('R8', `${database.name}: ${mutationId} of ${recordId} was forgotten without a word`);
		}
	}

	/** The server has what the act wanted without it, or a later act here took it back. */
	#isRedundant(id: string): boolean {
		const act = this.acts.get(id);
		if (act === undefined) return false;
		const later = [...this.acts.values()].filter(
			(one) => one.database === act.database && one.priorIds.includes(id)
		);
		const versions = this.#history.requests.versions.get(act.recordId) ?? [];
		// A restored server may have nothing left to delete.
		if (act.deleted && versions.length === 0) return true;
		return [act, ...later].some((wish) =>
			versions.some((version) => {
				if (wish.deleted || version.deleted) return wish.deleted && version.deleted;
				// What is proposed never changes, but agreed to it names the entry it became.
				const isSame =
					wish.source === 'corrections' || differenceOf(wish.source, wish.fields, version.fields) === null;
				return isSame && version.state === wish.state;
			})
		);
	}

	/** I11: never back. I14: not waiting means that the server has it. */
	#checkShown(database: HeldDatabase, { key }: HeldRequest, fields: Fields, mutationId: string): void {
		if (this.acts.has(mutationId) && !this.#history.everApplied.has(mutationId))
			this.#watch.fail('I14', `${database.name} calls ${mutationId} sent, the server does not know it`);
		const seq = Number(fields['seq']);
		const versions = this.#history.requests.versions.get(String(fields['id'])) ?? [];
		// Positions of a history that is over compare with nothing.
		if (!versions.some((one) => one.seq === seq && one.mutationId === mutationId)) return;
		const shown = database.shownSeq.get(key) ?? 0;
		if (seq < shown) this.#watch.fail('I11', `${database.name} shows ${key} at ${seq} after ${shown}`);
		database.shownSeq.set(key, Math.max(seq, shown));
	}

	/** I2: what an applied act asked for is what is kept. */
	#checkStep({ after, chain }: RequestStep): void {
		const carrier = chain.map((id) => this.acts.get(id)).findLast((act) => act !== undefined);
		if (carrier === undefined || after.deleted || !written.includes(carrier.event)) return;
		const difference = differenceOf(after.source, carrier.fields, after.fields);
		if (difference !== null)
			this.#watch.fail(
				'I2',
				`${after.recordId}: ${difference} of ${carrier.id} was stored as something else`
			);
	}
}
