import type { RxDocumentData } from 'rxdb';
import type { Observable } from 'rxjs';
import { hasEnded } from '#domain/absence/absence-standing.ts';
import { isOpenCorrection } from '#domain/correction/correction.ts';
import {
	createInboxCommands,
	endSettledQuestions,
	type InboxCommands
} from '#lib/data/engine/requests/inbox-commands.ts';
import { openQuestions$, settled$ } from '#lib/data/engine/requests/inbox-view.ts';
import { createRequestCommands, type RequestCommands } from '#lib/data/engine/requests/request-commands.ts';
import {
	recordOf,
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
import type { Shared } from '#lib/data/engine/shared.ts';
import type { OpenQuestion, SettledItem } from '#lib/data/types.ts';

/** What the part that writes absences and corrections needs of the replication. */
export interface RequestLine {
	/** Position of the last pull. */
	position(): number;
	resync(source: RequestSource): void;
	/** What the replication noted as the server's versions, by key. */
	notedOf(keys: readonly string[]): Promise<ReadonlyMap<string, RequestDoc>>;
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

/** Everything that writes absences and corrections; loaded when something of them is written or waits. */
export class RequestSync {
	readonly commands: RequestCommands;
	readonly inbox: Inbox;
	readonly #resolver: RequestResolver;
	readonly #push: RequestPush;
	readonly #shared: Shared;
	readonly #line: RequestLine;
	/** Mutations that were found waiting the last time. */
	#suspects = new Set<string>();

	constructor(shared: Shared, line: RequestLine) {
		this.#shared = shared;
		this.#line = line;
		const questions = new RequestQuestions(shared.database.local);
		const { stamper, clock, wire } = shared;
		this.#resolver = new RequestResolver({ questions, stamper, clock });
		this.#push = new RequestPush({
			wire,
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
	endSettled(): Promise<void> {
		return endSettledQuestions(this.#shared);
	}

	push(rows: readonly RequestRow[]): Promise<RequestDoc[]> {
		return this.#push.push(rows.filter(isWaiting));
	}

	resolve(ours: RequestDoc, master: RequestDoc): RequestDoc {
		return this.#resolver.resolve(ours, master);
	}

	/**
	 * Looks after writes that stay "waiting" although nothing is under way; call when the replication is idle. One that
	 * was acknowledged is fetched; if it does not come, it is no longer the person's to see, and goes. One that nobody
	 * takes care of is touched, which puts it back into the queue.
	 */
	async settle(): Promise<void> {
		const { mirror } = this.#shared.database;
		const found = await mirror.find({ selector: { pending: 1 } }).exec();
		const keys = found.map((doc) => doc.key);
		const docs = await mirror.storageInstance.findDocumentsById(keys, false);
		const noted = await this.#line.notedOf(keys);
		const idOf = (doc: MirrorDoc) => recordOf(doc)?.mutation.id ?? doc.key;
		const stuck = docs.filter((doc) => this.#suspects.has(idOf(doc)));
		this.#suspects = new Set(docs.map(idOf));
		const isTaken = (doc: MirrorDoc) =>
			recordOf(noted.get(doc.key))?.mutation.id === recordOf(doc)?.mutation.id;
		for (const source of new Set(docs.filter(isTaken).map(sourceOf))) this.#line.resync(source);
		this.#line.drop(stuck.filter(isTaken).map((doc) => doc.key));
		await this.#touch(stuck.filter((doc) => !isTaken(doc)));
	}

	/**
	 * The server was restored from a copy. Of one's own absences and corrections that it had acknowledged and now lacks,
	 * or has in an older version, the person is asked: they can be asked for again, and somebody decides again.
	 */
	async keepForgotten(source: RequestSource, answered: readonly RequestDoc[]): Promise<void> {
		const { mirror } = this.#shared.database;
		const byKey = new Map(answered.map((doc) => [doc.key, doc]));
		const held = await mirror.find({ selector: { source } }).exec();
		const docs = await mirror.storageInstance.findDocumentsById(
			held.filter((doc) => doc.pending === 0).map((doc) => doc.key),
			false
		);
		for (const doc of docs) {
			const mine = recordOf(doc);
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
			[{ previous, document: { ...previous, pending: 2 } }],
			'tagwerk-quarantine'
		);
	}
}
