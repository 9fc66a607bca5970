import { handoverDevice } from '#server/testkit/handover-device.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

/** Words in a draft that nobody but its author may read. */
export const SECRET = 'Termin beim Anwalt';

/** Mara's phone with two drafts it could not send; Tom carries. */
export async function aDyingPhone() {
	const firm = await createSyncFirm();
	const phone = await handoverDevice(firm.server, firm.mara);
	const morning = firm.mara.draft({ note: SECRET });
	const afternoon = firm.mara.draft({
		start: '2026-11-18T12:00:00.000Z',
		stop: '2026-11-18T16:00:00.000Z'
	});
	const rows = [firm.mara.row(morning), firm.mara.row(afternoon)];
	return { ...firm, phone, morning, afternoon, rows };
}
