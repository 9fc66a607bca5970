import type { RxDocumentData } from 'rxdb';
import type { Observable } from 'rxjs';
import { hasEnded } from '#domain/absence/absence-standing.ts';
import { isOpenCorrection } from '#domain/correction/correction.ts';
import type { StoredQuestion } from '#lib/data/engine/local-store.ts';
import { pendingRequests } from '#lib/data/engine/outbox.ts';
import {
	createInboxCommands,
	endSettledQuestions,
	type InboxCommands
} from '#lib/data/engine/requests/inbox-commands.ts';
import { openQuestions$, settled$ } from '#lib/data/engine/requests/inbox-view.ts';
import { createRequestCommands, type RequestCommands } from '#lib/data/engine/requests/request-commands.ts';
import {
	recordOf,
	SET_ASIDE,
	sourceOf,
	type RequestDoc,
	type RequestSource,
	type RequestRecord
} from '#lib/data/engine/requests/request-doc.ts';
import { isWaiting, RequestPush, type RequestRow } from '#lib/data/engine/requests/request-push.ts';
import { RequestQuestions } from '#lib/data/engine/requests/request-questions.ts';
import { RequestResolver } from '#lib/data/engine/requests/request-resolver.ts';
import { RequestWriter } from '#lib/data/engine/requests/request-writer.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { PushLine } from '#lib/data/engine/set-back-watch.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { OpenQuestion, SettledItem } from '#lib/data/types.ts';

/** What the part that writes absences and corrections needs of the replication. */
export interface RequestLine extends PushLine {
	/** Position of the last pull. */
	position(): number;
	resync(source: RequestSource): void;
	/** Asks for everything from the beginning. */
	readAnew(source: RequestSource): void;
	/** What the replication noted as the server's versions, by key. */
	notedOf(keys: readonly string[]): Promise<ReadonlyMap<string, RequestDoc>>;
	/** How many times the server was asked for what is new; a reading that begins from now on has a higher number. */
	readings(): number;
	/** Whether a reading after that one was read to its end, and all it brought is kept. */
	hasReadAfter(reading: number, source: RequestSource): boolean;
	/** The same, of a reading from the beginning. */
	hasReadAllAfter(reading: number, source: RequestSource): boolean;
	/** Takes a record away that nobody sends any more. */
	drop(keys: readonly string[]): void;
}

/** What waits for the person's word and what was decided lately, with the acts on it. */
export interface Inbox extends InboxCommands {
	questions(): Observable<readonly OpenQuestion[]>;
	settled(): Observable<readonly SettledItem[]>;
}

/** Nothing is owed any more: refused, taken back or cancelled; what was agreed is in the entry itself. */
function isOver(record: RequestRecord): boolean {
	return 'entryId' in record ? !isOpenCorrection(record) : hasEnded(record);
}

function isSameAct(one: MirrorDoc | undefined, other: MirrorDoc): boolean {
	return recordOf(one)?.mutation.id === recordOf(other)?.mutation.id;
}

/** Everything that writes absences and corrections; loaded when something of them is written or waits. */
export class RequestSync {
	readonly commands: RequestCommands;
	readonly inbox: Inbox;
	readonly #resolver: RequestResolver;
	readonly #push: RequestPush;
	readonly #shared: Shared;
	readonly #line: RequestLine;
	/** Mutations that were found waiting the last time, each with the reading at which it was first found acknowledged. */
	#suspects = new Map<string, number | null>();

	constructor(shared: Shared, line: RequestLine) {
		this.#shared = shared;
		this.#line = line;
		const questions = new RequestQuestions(shared.database.local);
		const { stamper, clock } = shared;
		this.#resolver = new RequestResolver({ questions, stamper, clock });
		this.#push = new RequestPush({
			wire: line,
			resolver: this.#resolver,
			onAcknowledged: (source) => line.resync(source),
			setAside: (doc) => this.#setAside(doc)
		});
		const writer = new RequestWriter(shared, () => line.position());
		this.commands = createRequestCommands(shared, writer);
		this.inbox = {
			...createInboxCommands(shared, writer),
			questions: () => openQuestions$(shared, writer),
			settled: () => settled$(shared)
		};
	}

	/** Ends the questions whose answer was written right before the app ended. */
	endSettled(settling: readonly StoredQuestion[]): Promise<void> {
		return endSettledQuestions(this.#shared, settling);
	}

	push(rows: readonly RequestRow[]): Promise<RequestDoc[]> {
		return this.#push.push(rows.filter(isWaiting));
	}

	resolve(ours: RequestDoc, master: RequestDoc): RequestDoc {
		return this.#resolver.resolve(ours, master);
	}

	/**
	 * Looks after writes that stay "waiting" although nothing is under way; call when the replication is idle. True:
	 * another look is needed soon.
	 *
	 * - One that was acknowledged is fetched. If it does not come although the server was read to the end since,
	 *   everything is read, because its position may be one of a history that a restore ended; if it does not come then
	 *   either, it is no longer the person's to see, and goes.
	 * - One that nobody takes care of, found twice, is touched, which puts it back into the queue.
	 */
	async settle(): Promise<boolean> {
		const { mirror } = this.#shared.database;
		const keys = (await pendingRequests(this.#shared.database)).map((doc) => doc.key);
		const docs = await mirror.storageInstance.findDocumentsById(keys, false);
		const noted = await this.#line.notedOf(keys);
		const idOf = (doc: MirrorDoc) => recordOf(doc)?.mutation.id ?? doc.key;
		const isTaken = (doc: MirrorDoc) => isSameAct(noted.get(doc.key), doc);
		const suspects = this.#suspects;
		const foundAt = (doc: MirrorDoc) =>
			isTaken(doc) ? (suspects.get(idOf(doc)) ?? this.#line.readings()) : null;
		this.#suspects = new Map(docs.map((doc) => [idOf(doc), foundAt(doc)]));
		const taken = docs.flatMap((doc) => {
			const reading = foundAt(doc);
			return reading === null ? [] : [{ doc, source: sourceOf(doc), reading }];
		});
		const gone = taken.filter(({ reading, source }) => this.#line.hasReadAllAfter(reading, source));
		const unseen = taken.filter(({ reading, source }) => this.#line.hasReadAfter(reading, source));
		const doubted = new Set(unseen.map(({ source }) => source));
		// A pull that is asked for in the same breath would pass over what is taken away; there is another look soon.
		if (gone.length > 0) await this.#drop(gone.map(({ doc }) => doc));
		else
			for (const source of new Set(taken.map((one) => one.source)))
				if (doubted.has(source)) this.#line.readAnew(source);
				else this.#line.resync(source);
		await this.#touch(docs.filter((doc) => !isTaken(doc) && suspects.has(idOf(doc))));
		return this.#suspects.size > 0;
	}

	/** Takes away what still waits as it was found: the answer may have come in between. */
	async #drop(gone: readonly RxDocumentData<MirrorDoc>[]): Promise<void> {
		const keys = gone.map((doc) => doc.key);
		const now = await this.#shared.database.mirror.storageInstance.findDocumentsById(keys, false);
		const found = new Map(gone.map((doc) => [doc.key, doc]));
		const same = now.filter((doc) => doc.pending === 1 && isSameAct(found.get(doc.key), doc));
		this.#line.drop(same.map((doc) => doc.key));
	}

	/**
	 * The server was restored from a copy. Of one's own absences and corrections that it had acknowledged and now lacks,
	 * or has in an older version, the person is asked: they can be asked for again, and somebody decides again.
	 */
	async keepForgotten(source: RequestSource, answered: readonly RequestDoc[]): Promise<void> {
		const { mirror } = this.#shared.database;
		const byKey = new Map(answered.map((doc) => [doc.key, doc]));
		const held = await mirror.find({ selector: { source } }).exec();
		const keys = held.map((doc) => doc.key);
		const docs = await mirror.storageInstance.findDocumentsById(keys, false);
		const noted = await this.#line.notedOf(keys);
		for (const doc of docs) {
			const mine = recordOf(doc);
			// What was taken and not fetched yet waits here, and will not be sent again; what is not taken will.
			const isTaken = doc.pending === 0 || isSameAct(noted.get(doc.key), doc);
			if (!isTaken || doc.removed === 1) continue;
			if (mine === null || mine.userId !== this.#shared.me.userId || isOver(mine)) continue;
			const theirs = recordOf(byKey.get(doc.key));
			if (theirs !== null && (theirs.mutation.id === mine.mutation.id || theirs.revision >= mine.revision))
				continue;
			await this.#resolver.keepForgotten(doc, theirs);
		}
	}

	async #touch(docs: readonly RxDocumentData<MirrorDoc>[]): Promise<void> {
		if (docs.length === 0) return;
		await this.#shared.database.mirror.storageInstance.bulkWrite(
			docs.map((previous) => ({ previous, document: { ...previous, nudge: previous.nudge + 1 } })),
			'tagwerk-nudge'
		);
	}

	async #setAside(doc: RequestDoc): Promise<void> {
		const { storageInstance } = this.#shared.database.mirror;
		const [previous] = await storageInstance.findDocumentsById([doc.key], true);
		if (previous === undefined || recordOf(previous)?.mutation.id !== recordOf(doc)?.mutation.id) return;
		await storageInstance.bulkWrite(
			[{ previous, document: { ...previous, pending: SET_ASIDE } }],
			'tagwerk-quarantine'
		);
	}
}
