import type { Page } from '@playwright/test';

/** What waits on a device besides time entries, as its database keeps it. */
export interface UnsentRequest {
	readonly source: 'absences' | 'corrections';
	readonly record: { readonly id: string; readonly [field: string]: unknown };
}

/**
 * Leaves absences and corrections in the device's database as an act of the person does there, durable and unsent. The
 * app sees them when its page is loaded the next time.
 */
export async function leaveUnsent(page: Page, requests: readonly UnsentRequest[]): Promise<void> {
	await page.evaluate(async (all) => {
		const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('the storage refused'));
			});
		const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
		for (const name of names.filter((one) => one.startsWith('rxdb-dexie-tagwerk-'))) {
			const database = await answerOf(indexedDB.open(name));
			if (database.objectStoreNames.contains('docs')) {
				const docs = await answerOf(database.transaction('docs').objectStore('docs').getAll());
				const like = docs.find((doc) => typeof doc.source === 'string' && typeof doc.key === 'string');
				if (like !== undefined) {
					const store = database.transaction('docs', 'readwrite').objectStore('docs');
					for (const { source, record } of all)
						await answerOf(
							store.put({
								...like,
								key: `${source}|${record.id}`,
								source,
								data: { ...record, _deleted: false },
								pending: 1,
								removed: 0,
								since: 0,
								nudge: 0,
								base: null
							})
						);
				}
			}
			database.close();
		}
	}, requests);
}

const server = { decisions: [], seq: 0, receivedAt: null, revision: 0, schemaVersion: 1 };

/** A week of vacation that the person asked for, and time that the person says is missing. */
export function unsentOf(author: { readonly userId: string }, typeId: string): readonly UnsentRequest[] {
	const at = new Date().toISOString();
	const act = (id: string, event: string, seq: number) => ({
		id,
		event,
		deviceId: 'device-of-the-test',
		seq,
		deviceTime: at,
		offsetMs: 0
	});
	const year = new Date().getFullYear() + 1;
	const day = `${year - 1}-01-08`;
	const absence = {
		...server,
		id: crypto.randomUUID(),
		userId: author.userId,
		typeId,
		from: `${year}-02-01`,
		to: `${year}-02-05`,
		firstHalf: null,
		lastHalf: null,
		state: 'requested',
		note: '',
		certificate: null,
		attachments: [],
		flags: [],
		mutation: act(crypto.randomUUID(), 'request', 1)
	};
	const correction = {
		...server,
		id: crypto.randomUUID(),
		entryId: null,
		userId: author.userId,
		by: author.userId,
		kind: 'add',
		proposed: {
			kind: 'work',
			start: `${day}T17:00:00.000Z`,
			stop: `${day}T18:30:00.000Z`,
			zone: 'Europe/Berlin',
			workTypeId: null,
			jobId: null,
			note: ''
		},
		reason: 'Das Terminal war aus.',
		state: 'proposed',
		mutation: act(crypto.randomUUID(), 'propose', 2)
	};
	return [
		{ source: 'absences', record: absence },
		{ source: 'corrections', record: correction }
	];
}
