import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { Mutation } from '#domain/kernel/mutation.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { neighbourDates } from '#domain/time-entry/neighbours.ts';
import type { TimeEntry, TimeEntryWrite } from '#domain/time-entry/time-entry.ts';
import { isConfirmation } from '#domain/time-entry/transitions.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { judgeReoffer, type ReofferVerdict } from '#domain/time-entry/reoffer-rule.ts';
import {
	effectiveTime,
	judgeTimeEntryWrite,
	type WriteInput,
	type WriteVerdict
} from '#domain/time-entry/write-rule.ts';
import type { Deps } from '#server/deps.ts';
import { calendarOf } from '#server/holidays/holiday-calendar.usecase.ts';
import { lastTimeOf } from '#server/journal/journal.ts';
import type { Owner } from '#server/people/memberships.usecase.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';
import type { PushContext } from '#server/time-entries/push-context.ts';
import type { PushedRow } from '#server/time-entries/pushed-row.ts';

export interface RowToJudge {
	readonly row: PushedRow;
	/** What the actor sees of the entry; null = nothing. */
	readonly master: EntryVersion | null;
	/** The content as pushed; of a deletion the content that is deleted. */
	readonly write: TimeEntryWrite;
	readonly ownerId: string;
	readonly owner: Owner;
	/** The device's last known act before this one. */
	readonly lastSyncAt: string | null;
}

/**
 * Asks the domain about one row. A draft is judged alone; only a confirmation reads the entries around
 * it and the holidays of its owner's place, because only it is refused for them.
 */
export function judgeRow(deps: Deps, context: PushContext, input: RowToJudge): WriteVerdict {
	const { event, mutation } = input.row;
	const acts = [event, ...(mutation.prior ?? []).map((one) => one.event)];
	const needsGroups = acts.some((one) => groupEvents.has(one));
	return judgeTimeEntryWrite(
		inputOf(deps, context, input, { needsAround: isConfirmation(event), needsGroups })
	);
}

/** Asks the domain about a record that a device brings back after a restore (R8). */
export function judgeReofferedRow(deps: Deps, context: PushContext, input: RowToJudge): ReofferVerdict {
	const { row, master, write } = input;
	const isConfirmed = !isEditable(write.state);
	return judgeReoffer({
		...inputOf(deps, context, input, { needsAround: isConfirmed, needsGroups: write.state !== 'draft' }),
		isMasterNewer: master !== null && context.isNewerThan(master, row),
		isActOfAnother: context.isDeviceOfAnother(row.mutation.deviceId)
	});
}

function inputOf(
	deps: Deps,
	context: PushContext,
	{ row, master, write, ownerId, owner, lastSyncAt }: RowToJudge,
	{ needsAround, needsGroups }: { needsAround: boolean; needsGroups: boolean }
): WriteInput {
	const { receivedAt } = context;
	const { effectiveAt, suspect } = effectiveTime({ mutation: row.mutation, receivedAt, lastSyncAt });
	const isLiving = master !== null && !master.deleted;
	const acts = [row.event, ...(row.mutation.prior ?? []).map(({ event }) => event)];
	return {
		master: isLiving ? master.record : master === null ? null : tombstoneRecord(write, ownerId),
		isMasterDeleted: master?.deleted ?? false,
		next: write,
		isDeletion: row.write === null,
		event: row.event,
		// HR acts by HTTP; who pushes is a worker or a manager.
		actor: { ...context.actor, isHr: false },
		owner,
		groups: needsGroups ? context.groups : noGroups,
		general: context.general,
		others: needsAround ? context.neighboursOf(ownerId, write) : noEntries,
		holidays: needsAround ? holidaysAround(deps, owner, write) : noHolidays,
		workTypes: needsAround ? context.workTypes : noWorkTypes,
		now: receivedAt,
		effectiveAt,
		receivedAt,
		isClockSuspect: suspect,
		reopenedAt: needsAround && isLiving ? reopenedAt(deps, master.record) : null,
		decidedBy: isLiving && acts.includes('undo') ? context.authorOf(master) : null
	};
}

/** Acts on which the settings of the owner's group bear. */
const groupEvents: ReadonlySet<string> = new Set([
	'confirm',
	'confirm_on_behalf',
	'enter_on_behalf',
	'withdraw'
]);

const noGroups: [] = [];
const noEntries: [] = [];
const noHolidays: HolidayCalendar = new Map();
const noWorkTypes: AccountWorkTypes = new Map();

function holidaysAround(deps: Deps, owner: Owner, write: TimeEntryWrite): HolidayCalendar {
	const { from, to } = neighbourDates(write);
	return calendarOf(deps, owner.locationId, from, to);
}

function reopenedAt(deps: Deps, record: TimeEntry): string | null {
	return record.flags.includes('REOPENED') ? lastTimeOf(deps, record.id, 'reopen') : null;
}

/** The domain takes only the owner from a deleted master; its content is gone. */
function tombstoneRecord(write: TimeEntryWrite, userId: string): TimeEntry {
	return {
		...write,
		userId,
		state: 'draft',
		route: null,
		flags: [],
		confirmedAt: null,
		seq: 0,
		receivedAt: null,
		revision: 0
	};
}

/** What a record keeps of a mutation: not the prior ones, which tell others about drafts, and no proof. */
export function keptMutation({
	id,
	event,
	deviceId,
	seq,
	deviceTime,
	offsetMs,
	comment
}: Mutation): Mutation {
	const kept = { id, event, deviceId, seq, deviceTime, offsetMs };
	return comment === undefined ? kept : { ...kept, comment };
}
