import type { openApi } from '#tests/e2e/steps.ts';
import { localDateOf } from '#domain/time/zone.ts';

type Worker = Awaited<ReturnType<typeof openApi>>;

/** Empties a demo person's current day, whatever time it is, so that the pictures begin on a clean one. */
export async function clearToday(worker: Worker): Promise<void> {
	const now = new Date().toISOString();
	const rows = (await worker.entries()).filter(
		(entry) =>
			entry.userId === worker.userId && localDateOf(entry.start, entry.zone) === localDateOf(now, entry.zone)
	);
	await worker.push(
		rows.map((entry, seq) => ({
			newDocumentState: {
				...entry,
				_deleted: true,
				mutation: {
					id: crypto.randomUUID(),
					event: 'delete',
					deviceId: 'phone',
					seq,
					deviceTime: now,
					offsetMs: 0
				}
			},
			assumedMasterState: entry
		}))
	);
}
