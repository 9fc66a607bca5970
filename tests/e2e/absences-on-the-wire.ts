import type { Absence } from '#domain/absence/absence.ts';
import { uuidv7 } from '#domain/kernel/id.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { PullResponse } from '#protocol/pull.ts';
import { expect } from '#tests/e2e/fixtures.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import type { openApi } from '#tests/e2e/steps.ts';

type Api = Awaited<ReturnType<typeof openApi>>;

/** What the server has of a person's absences, asked over the wire. */
export async function absencesOf(server: ServerProcess, api: Api): Promise<Absence[]> {
	const answer = await fetch(`${server.origin}/api/sync/absences/pull?seq=0&limit=1000`, {
		headers: api.headers
	});
	const { documents } = (await answer.json()) as PullResponse;
	return documents.filter((one) => !one._deleted) as unknown as Absence[];
}

/** A manager's decision, as the manager's own device sends it. */
export async function decide(
	server: ServerProcess,
	manager: Api,
	{ from, event, comment }: { from: LocalDate; event: 'approve' | 'reject'; comment?: string }
): Promise<Absence> {
	const absence = (await absencesOf(server, manager)).find(
		(one) => one.from === from && one.state === 'requested'
	);
	if (absence === undefined) throw new Error(`nothing is asked for from ${from} on`);
	const bytes = () => crypto.getRandomValues(new Uint8Array(10));
	const mutation = {
		...{ id: uuidv7(Date.now(), bytes()), event, deviceId: 'device-of-the-manager', seq: 1 },
		...{ deviceTime: new Date().toISOString(), offsetMs: 0 },
		...(comment === undefined ? {} : { comment })
	};
	const state = event === 'approve' ? 'mgr_approved' : 'rejected';
	const row = {
		newDocumentState: { ...absence, state, mutation, _deleted: false },
		assumedMasterState: { id: absence.id, mutation: { id: absence.mutation.id } }
	};
	const answer = await fetch(`${server.origin}/api/sync/absences/push`, {
		method: 'POST',
		headers: manager.headers,
		body: JSON.stringify({ rows: [row] })
	});
	expect(await answer.json()).toMatchObject({ results: [{ id: absence.id, status: 'applied' }] });
	return { ...absence, mutation: { ...absence.mutation, id: mutation.id } };
}
