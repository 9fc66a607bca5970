import { firstValueFrom } from 'rxjs';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDatabase } from '#lib/data/engine/database.ts';
import { outboxRows, pendingDocs, pendingRequests } from '#lib/data/engine/outbox.ts';
import type { Replication } from '#lib/data/engine/replication.ts';
import { sourceOf, toWireRow, type RequestSource } from '#lib/data/engine/requests/request-doc.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { Outbox } from '#lib/data/handover/make-bundle.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';

/** What the server has not acknowledged, whatever it is about: each way out of this device tells the same. */
export class Unsent {
	readonly #shared: Shared;
	readonly #replication: Replication;

	constructor(shared: Shared, replication: Replication) {
		this.#shared = shared;
		this.#replication = replication;
	}

	/** How many records. */
	async count(): Promise<number> {
		const { database } = this.#shared;
		return (await pendingDocs(database.entries)).length + (await pendingRequests(database)).length;
	}

	/** The rows as they would be pushed, time entries first: a correction is about an entry. */
	async outbox(): Promise<Outbox> {
		const { database, me, stamper } = this.#shared;
		const entries = await outboxRows(await pendingDocs(database.entries), (ids) =>
			this.#replication.assumedMasters(ids)
		);
		const requests = await this.#requestRows(database);
		const collections = [
			{ name: 'time_entries', rows: entries },
			{ name: 'absences', rows: requests('absences') },
			{ name: 'corrections', rows: requests('corrections') }
		];
		return {
			userId: me.userId,
			deviceId: stamper.deviceId,
			collections: collections.filter(({ rows }) => rows.length > 0)
		};
	}

	/**
	 * The same as a file for people: the rows, whose they are, and what lies here besides them and nowhere else as it
	 * was written: open questions, and what came back from a hand-over that no server could read.
	 */
	async file(): Promise<string> {
		const { me, stamper, clock, local, context$ } = this.#shared;
		const { collections } = await this.outbox();
		const rowsOf = (source: string) => collections.find(({ name }) => name === source)?.rows ?? [];
		const { notices } = await firstValueFrom(context$);
		const unread = notices.filter(({ kind, readAt }) => kind === 'outbox_unreadable' && readAt === null);
		return JSON.stringify(
			{
				format: 'tagwerk-outbox',
				protocol: PROTOCOL_VERSION,
				userId: me.userId,
				name: me.name,
				deviceId: stamper.deviceId,
				exportedAt: msToInstant(clock.correctedNow()),
				rows: rowsOf('time_entries'),
				absences: rowsOf('absences'),
				corrections: rowsOf('corrections'),
				decisions: await firstValueFrom(local.decisions$()),
				questions: await firstValueFrom(local.questions$()),
				unreadable: unread.flatMap(({ data }) => (Array.isArray(data['left']) ? data['left'] : []))
			},
			null,
			2
		);
	}

	async #requestRows(database: LocalDatabase): Promise<(source: RequestSource) => readonly unknown[]> {
		const keys = (await pendingRequests(database)).map((doc) => doc.key);
		const docs = await database.mirror.storageInstance.findDocumentsById(keys, false);
		const noted = await this.#replication.notedRequests(keys);
		return (source) =>
			docs.filter((doc) => sourceOf(doc) === source).map((doc) => toWireRow(doc, noted.get(doc.key)));
	}
}
