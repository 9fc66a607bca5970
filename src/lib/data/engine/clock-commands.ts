import { firstValueFrom } from 'rxjs';
import type { Rejection } from '#domain/kernel/rejection.ts';
import type { Result } from '#domain/kernel/result.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { addDays } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import {
	finishWork,
	startBreak,
	endBreak,
	startWork,
	switchWorkType,
	type ActInput,
	type EntryChange as Act
} from '#domain/time-entry/acts.ts';
import { contentKeys, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import { currentEntries$ } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange } from '#lib/data/engine/entry-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { draftOf, writeUndoable } from '#lib/data/engine/undo.ts';
import type { CommandResult } from '#lib/data/types.ts';

interface AtTime {
	readonly at?: Instant;
}
type ActRule = (input: ActInput) => Result<readonly Act[], Rejection>;

/** The clock: the domain says what an act means, here it is written. */
export function createClockCommands(shared: Shared) {
	const perform = async (
		rule: ActRule,
		at: Instant | undefined,
		workTypeId: string | null
	): CommandResult => {
		const context = await firstValueFrom(shared.context$);
		const now = msToInstant(shared.clock.correctedNow());
		const today = localDateOf(now, context.zone);
		const window$ = currentEntries$(shared.database, shared.me.userId, addDays(today, -1), today);
		const { entries } = await firstValueFrom(window$);
		const result = rule({
			entries,
			at: at ?? now,
			ids: [shared.stamper.nextId(), shared.stamper.nextId()],
			userId: shared.me.userId,
			zone: context.zone,
			workTypeId
		});
		if (!result.ok) return result;
		return writeUndoable(
			shared,
			result.value.map((act) => toChange(act, entries)),
			at ?? now
		);
	};
	return {
		clockIn: (input: AtTime & { readonly workTypeId: string | null }) =>
			perform(startWork, input.at, input.workTypeId),
		startBreak: ({ at }: AtTime) => perform(startBreak, at, null),
		resume: ({ at }: AtTime) => perform(endBreak, at, null),
		clockOut: ({ at }: AtTime) => perform(finishWork, at, null),
		switchWorkType: ({ workTypeId }: { readonly workTypeId: string | null }) =>
			perform(switchWorkType, undefined, workTypeId)
	};
}

/** An act as a change of whatever is stored when it is written. */
function toChange(act: Act, seen: readonly TimeEntry[]): EntryChange {
	const { entry, event } = act;
	if (act.kind === 'insert') return { id: entry.id, event, build: () => entry };
	const before = seen.find((one) => one.id === entry.id);
	const changed = contentKeys.filter((key) => before === undefined || before[key] !== entry[key]);
	const patch = Object.fromEntries(changed.map((key) => [key, entry[key]]));
	return {
		id: entry.id,
		event,
		build: (current) => current && draftOf(current, { ...patch, state: entry.state })
	};
}
