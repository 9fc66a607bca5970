import {
	contentNames,
	mutationOf,
	sameContent,
	type Act,
	type ContentName,
	type Fields
} from '#tests/simulation/facts.ts';
import type { HeldDatabase, HeldDecision, HeldEntry } from '#tests/simulation/held.ts';
import type { Change, ServerHistory } from '#tests/simulation/server-history.ts';
import type { Watch } from '#tests/simulation/violation.ts';

/** A version that a device had from a history that is over: it must come back. */
interface Owed {
	readonly database: HeldDatabase;
	readonly wipes: number;
	readonly recordId: string;
	readonly fields: Fields;
}

/** The list of everything people did, and what must have become of it (I1, I2, I11, I14). */
export class Ledger {
	readonly acts = new Map<string, Act>();
	/** What was put before the person of a database. */
	toldBy: (database: string) => readonly HeldDecision[] = () => [];
	readonly #owed: Owed[] = [];
	readonly #history: ServerHistory;
	readonly #watch: Watch;

	constructor(history: ServerHistory, watch: Watch) {
		this.#history = history;
		this.#watch = watch;
		history.onChange = (change) => this.#checkChange(change);
	}

	/** A device's storage keeps this row of the entries from now on. `isAct`: a person's doing. */
	entryStored(database: HeldDatabase, doc: HeldEntry, isAct: boolean): void {
		const before = database.entries.get(doc.id);
		database.entries.set(doc.id, doc);
		if (doc.data === null) return;
		const mutation = mutationOf(doc.data);
		if (doc.pending === 0) return this.#checkShown(database, doc, doc.data, mutation.id);
		if (this.acts.has(mutation.id)) return;
		const fields = doc.data;
		const isNew = before === undefined || before.data === null || before._deleted || before.removed === 1;
		const changed = contentNames.filter((name) => isNew || before.data?.[name] !== fields[name]);
		this.acts.set(mutation.id, {
			id: mutation.id,
			kind: isAct ? 'act' : 'merge',
			database: database.name,
			recordId: doc.id,
			event: mutation.event,
			state: String(fields['state']),
			deleted: doc.removed === 1,
			fields,
			changed: new Set<ContentName>(isAct ? changed : []),
			before: isNew ? null : (before.data ?? null),
			priorIds: mutation.priorIds
		});
		if (isAct) database.open.add(mutation.id);
		this.#watch.trace(
			`${database.name} ${isAct ? 'act' : 'merge'} ${mutation.event} ${doc.id} ${mutation.id}`
		);
	}

	decisionStored(database: HeldDatabase, id: string, data: Fields | null): void {
		if (data === null) return void database.decisions.delete(id);
		const mine = data['mine'] as Fields;
		const mutation = mutationOf(mine);
		const held: HeldDecision = {
			id,
			kind: String(data['kind']),
			dropped: data['dropped'] as string[],
			ids: new Set([mutation.id, ...mutation.priorIds])
		};
		this.#watch.trace(`${database.name} decision ${held.kind} ${id}`);
		if (held.kind === 'quarantine')
			this.#watch.fail('R6', `${database.name} set aside ${id}, which the server can read`);
		database.decisions.set(id, held);
		database.told.push(held);
	}

	/** I1: nothing that was saved is nowhere. */
	checkNothingLost(databases: Iterable<HeldDatabase>): void {
		for (const database of databases) {
			if (database.open.size === 0) continue;
			const waiting = new Set<string>();
			for (const doc of database.entries.values()) {
				if (doc.pending === 0 || doc.data === null) continue;
				const mutation = mutationOf(doc.data);
				for (const id of [mutation.id, ...mutation.priorIds]) waiting.add(id);
			}
			for (const id of database.open) {
				if (waiting.has(id)) continue;
				if (database.carried.has(id)) continue;
				const isTold = database.excused.has(id) || database.told.some((one) => one.ids.has(id));
				if (this.#history.everApplied.has(id) || isTold || this.#isRedundant(id)) database.open.delete(id);
				else {
					const act = this.acts.get(id);
					this.#watch.fail('I1', `${database.name}: ${act?.event} ${id} on ${act?.recordId} is nowhere`);
				}
			}
		}
	}

	/** The server was put back to a copy: what its owners' devices hold of what it lost has to come back. */
	serverWentBack(databases: Iterable<HeldDatabase>): void {
		for (const database of databases) {
			database.shownSeq.clear();
			for (const { id, _deleted, removed, pending, data, base } of database.entries.values()) {
				const held = pending === 0 ? data : (base ?? null);
				if (_deleted || (removed !== 0 && pending === 0) || held === null) continue;
				const mutationId = mutationOf(held).id;
				if (held['userId'] !== database.userId || this.#history.applied.has(mutationId)) continue;
				this.#owed.push({ database, wipes: database.wipes, recordId: id, fields: held });
			}
		}
	}

	/**
	 * R8: what a restore lost is back, in a newer version than the copy's, or before the person. Of what is locked in
	 * the copy only the content counts.
	 */
	checkBroughtBack(): void {
		for (const { database, wipes, recordId, fields } of this.#owed) {
			const mutationId = mutationOf(fields).id;
			const newest = this.#history.newestOf(recordId);
			const isNewer = newest !== null && newest.seq > this.#history.restoredSeq;
			const isSame = newest !== null && newest.fields !== null && sameContent(newest.fields, fields);
			const isTold = database.told.some((one) => one.ids.has(mutationId));
			const isUnwanted = [...this.acts.values()].some((act) => act.recordId === recordId && act.deleted);
			if (
				isUnwanted ||
				database.wipes > wipes ||
				isNewer ||
				isSame ||
				isTold ||
				this.#history.applied.has(mutationId)
			)
				continue;
			this.#watch.fail('R8', `${database.name}: ${mutationId} of ${recordId} did not come back`);
		}
	}

	/**
	 * What a refused act asked for was refused visibly: where it was done, or, when another device of the same person
	 * brought it back after a restore, there.
	 */
	checkRefusalsTold(database: HeldDatabase, databases: readonly HeldDatabase[]): void {
		const isOther = (one: HeldDatabase) => this.#history.restoredSeq > 0 && one.userId === database.userId;
		const places = databases.filter((one) => one === database || isOther(one));
		for (const act of this.acts.values()) {
			if (act.database !== database.name || act.kind !== 'act') continue;
			const reason = this.#history.applied.get(act.id);
			const isExcused = database.wipes > 0 || database.excused.has(act.id);
			const isTold = places.some(({ told }) => told.some((one) => one.ids.has(act.id)));
			if (typeof reason === 'string' && !isExcused && !isTold)
				this.#watch.fail('R4', `${database.name}: ${act.event} ${act.id} was refused and nobody was told`);
		}
	}

	/**
	 * The server has what the act wanted without it: two devices did the same, or a later act here took it back. Or had
	 * it, and lost it to a restore: the version that the device was answered with is owed back like any other.
	 */
	#isRedundant(id: string): boolean {
		const act = this.acts.get(id);
		if (act === undefined) return false;
		const versions = this.#history.everOf(act.recordId);
		const later = [...this.acts.values()].filter(
			(one) => one.database === act.database && one.priorIds.includes(id)
		);
		return [act, ...later].some((wish) =>
			versions.some((version) => {
				// What its manager returned meanwhile is open for its owner, who wanted no more by taking it back.
				const isReturned = version.state === 'rejected' && version.seq > Number(wish.fields['seq']);
				if (wish.event === 'withdraw' && !version.deleted && isReturned && act.changed.size === 0)
					return true;
				if (wish.deleted || version.deleted) return wish.deleted && version.deleted;
				const names = [...act.changed, ...wish.changed];
				const isSame = names.every((name) => version.fields?.[name] === wish.fields[name]);
				return (
					isSame &&
					(wish.event === 'edit' || wish.event === 'create' || reached(version.state) === wish.state)
				);
			})
		);
	}

	/** I11: never back. I14: not waiting means that the server has it. */
	#checkShown(database: HeldDatabase, doc: HeldEntry, fields: Fields, mutationId: string): void {
		if (doc._deleted) return;
		const seq = Number(fields['seq']);
		// Positions of a history that is over compare with nothing.
		const isOfNow = this.#history.versions
			.get(doc.id)
			?.some((one) => one.seq === seq && one.mutationId === mutationId);
		const shown = database.shownSeq.get(doc.id) ?? 0;
		if (isOfNow !== true) return this.#checkSent(database, mutationId);
		if (seq < shown) this.#watch.fail('I11', `${database.name} shows ${doc.id} at ${seq} after ${shown}`);
		database.shownSeq.set(doc.id, Math.max(seq, shown));
		this.#checkSent(database, mutationId);
	}

	#checkSent(database: HeldDatabase, mutationId: string): void {
		if (this.acts.has(mutationId) && !this.#history.everApplied.has(mutationId))
			this.#watch.fail('I14', `${database.name} calls ${mutationId} sent, the server does not know it`);
	}

	/** I2: what an applied act changed is in the record, or a later act or a decision says why not. */
	#checkChange({ after, chain, isServersDraft }: Change): void {
		const acts = chain.map((id) => this.acts.get(id)).filter((act) => act !== undefined);
		const carrier = acts.at(-1);
		if (carrier === undefined) return;
		const isStored = carrier.deleted
			? after.deleted
			: after.fields !== null && sameContent(carrier.fields, after.fields);
		if (!isStored) this.#watch.fail('I2', `${after.recordId}: ${carrier.id} was stored as something else`);
		if (after.fields === null || isServersDraft) return;
		const told = (id: string, name: ContentName) =>
			this.toldBy(carrier.database).some(
				(one) => one.ids.has(id) && (one.dropped.includes(name) || one.kind !== 'conflict')
			);
		acts.forEach((act, index) => {
			const later = acts.slice(index + 1).filter((one) => one.kind === 'act');
			for (const name of act.changed) {
				const isThere = after.fields?.[name] === act.fields[name];
				// Changed and taken back before anybody heard of it: nothing was wanted that could be lost.
				const first = acts.find((one) => one.kind === 'act' && one.changed.has(name));
				const isTakenBack = first !== act && first?.before?.[name] === act.fields[name];
				if (
					isThere ||
					isTakenBack ||
					later.some((one) => one.changed.has(name) || one.deleted) ||
					told(act.id, name)
				)
					continue;
				this.#watch.fail('I2', `${after.recordId}: ${name} of ${act.id} is gone without a word`);
			}
		});
	}
}

/** What was confirmed and waits for HR is confirmed. */
function reached(state: string): string {
	return state === 'review' ? 'confirmed' : state;
}
