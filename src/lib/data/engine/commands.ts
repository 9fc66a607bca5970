import { msToInstant } from '#domain/time/instant.ts';
import * as v from 'valibot';
import { createApprovalCommands } from '#lib/data/engine/approval-commands.ts';
import { createClockCommands } from '#lib/data/engine/clock-commands.ts';
import { createConfirmCommands } from '#lib/data/engine/confirm-commands.ts';
import { createDecisionCommands } from '#lib/data/engine/decision-commands.ts';
import { createEntryCommands } from '#lib/data/engine/entry-commands.ts';
import type { Shared } from '#lib/data/engine/shared.ts';

export type Commands = ReturnType<typeof createCommands>;

/** Everything a person can do with their data. */
export function createCommands(shared: Shared) {
	return {
		...createClockCommands(shared),
		...createEntryCommands(shared),
		...createConfirmCommands(shared),
		...createApprovalCommands(shared),
		...createDecisionCommands(shared),
		/** Read here at once; the server hears of it when it can. */
		async markNoticeRead(id: string): Promise<void> {
			const readAt = msToInstant(shared.clock.correctedNow());
			const doc = await shared.database.mirror.findOne(`notices|${id}`).exec();
			await doc?.incrementalModify((data) => {
				if (data.data !== null) data.data = { ...data.data, readAt };
				return data;
			});
			const path = `/api/notices/${encodeURIComponent(id)}/read`;
			void shared.wire
				.call({ path, method: 'POST', body: {} }, v.nullable(v.looseObject({})))
				.catch(() => undefined);
		}
	};
}
