import type { AbsenceWrite } from '#domain/absence/absence.ts';
import type { CorrectionWrite } from '#domain/correction/correction.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { freshId } from '#server/testkit/sync-client.ts';

/** A week of vacation in February that a person wishes for; anything may be replaced. */
export function wishOf(client: SyncClient, over: Partial<AbsenceWrite> = {}): AbsenceWrite {
	return {
		id: freshId(),
		userId: client.userId,
		typeId: 'vacation',
		from: '2027-02-01',
		to: '2027-02-05',
		firstHalf: null,
		lastHalf: null,
		state: 'draft',
		note: '',
		certificate: null,
		attachments: [],
		mutation: client.mutation('create'),
		schemaVersion: 1,
		...over
	};
}

/** The same, asked for. */
export function requestOf(client: SyncClient, over: Partial<AbsenceWrite> = {}): AbsenceWrite {
	return wishOf(client, { state: 'requested', mutation: client.mutation('request'), ...over });
}

/** Ill since today, until further notice. */
export function illnessOf(client: SyncClient, over: Partial<AbsenceWrite> = {}): AbsenceWrite {
	return requestOf(client, { typeId: 'sick', from: '2026-11-19', to: null, state: 'approved', ...over });
}

/** A wish to have an entry begin half an hour earlier. */
export function proposalOf(
	client: SyncClient,
	entryId: string,
	over: Partial<CorrectionWrite> = {}
): CorrectionWrite {
	return {
		id: freshId(),
		entryId,
		userId: client.userId,
		kind: 'change',
		proposed: {
			kind: 'work',
			start: '2026-11-18T06:30:00.000Z',
			stop: '2026-11-18T11:00:00.000Z',
			zone: 'Europe/Berlin',
			workTypeId: null,
			jobId: null,
			note: ''
		},
		reason: 'the terminal was down',
		state: 'proposed',
		mutation: client.mutation('propose'),
		schemaVersion: 1,
		...over
	};
}

/** The next version of a record, with a mutation of its own. */
export function nextOf<R extends { readonly mutation: AbsenceWrite['mutation'] }>(
	client: SyncClient,
	record: R,
	event: string,
	over: Partial<R> & { readonly comment?: string } = {}
): R {
	const { comment, ...fields } = over;
	const mutation = client.mutation(event, comment === undefined ? {} : { comment });
	return { ...record, mutation, ...fields };
}
