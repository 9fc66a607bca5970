import type { Rejection } from '#domain/kernel/rejection.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';
import {
	TIME_ENTRY_SCHEMA_VERSION,
	type TimeEntry,
	type TimeEntryEvent,
	type TimeEntryKind
} from '#domain/time-entry/time-entry.ts';
import { lengthProblems, type LengthProblem } from '#domain/time-entry/validation.ts';

/** A time entry before the caller stamps its mutation. */
export type UnstampedEntry = Omit<TimeEntry, 'mutation'>;

/** One local write. All changes of an act belong into one local bulk write. */
export interface EntryChange {
	readonly kind: 'insert' | 'update' | 'delete';
	readonly entry: UnstampedEntry;
	readonly event: TimeEntryEvent;
}

export interface ActInput {
	/** The person's running entries, and to end a break the last finished work too. */
	readonly entries: readonly TimeEntry[];
	readonly at: Instant;
	/** Fresh ids for what the act creates; two are always enough. */
	readonly ids: readonly string[];
	readonly userId: string;
	readonly zone: string;
	/** null = the default work type. */
	readonly workTypeId: string | null;
}

type ActResult = Result<readonly EntryChange[], Rejection>;

/** Clocks in. While a clock runs there is nothing to start (E_RUNNING); a running break ends with it. */
export function startWork(input: ActInput): ActResult {
	if (running(input, 'work') !== undefined) return err({ code: 'E_RUNNING' });
	return chain(stopRunning(input, 'break'), () => [
		insert(input, { kind: 'work', workTypeId: input.workTypeId })
	]);
}

/** Begins a break: the work stops at the same instant. Without running work E_STATE. */
export function startBreak(input: ActInput): ActResult {
	if (running(input, 'work') === undefined || running(input, 'break') !== undefined)
		return err({ code: 'E_STATE' });
	return chain(stopRunning(input, 'work'), () => [insert(input, { kind: 'break', workTypeId: null })]);
}

/** Ends the break and goes on with the work type of the work before it. Without a running break E_STATE. */
export function endBreak(input: ActInput): ActResult {
	const current = running(input, 'break');
	if (current === undefined || running(input, 'work') !== undefined) return err({ code: 'E_STATE' });
	const before = input.entries.find((entry) => entry.kind === 'work' && entry.stop === current.start);
	const workTypeId = before === undefined ? input.workTypeId : before.workTypeId;
	return chain(stopRunning(input, 'break'), () => [insert(input, { kind: 'work', workTypeId })]);
}

/** Clocks out, from work or from a break. When nothing runs E_STATE. */
export function finishWork(input: ActInput): ActResult {
	if (running(input, 'work') === undefined && running(input, 'break') === undefined)
		return err({ code: 'E_STATE' });
	return chain(stopRunning(input, 'work'), () => [], stopRunning(input, 'break'));
}

/**
 * Goes on with another work type: the running work stops and new work begins at the same instant. In
 * its first minute the running entry just changes its type, so that no empty entry is left behind.
 */
export function switchWorkType(input: ActInput): ActResult {
	const work = running(input, 'work');
	if (work === undefined) return err({ code: 'E_STATE' });
	const { workTypeId } = input;
	if (work.workTypeId === workTypeId) return ok([]);
	if (instantToMinute(work.start) === instantToMinute(input.at)) {
		return ok([{ kind: 'update', entry: { ...unstamped(work), state: 'draft', workTypeId }, event: 'edit' }]);
	}
	return chain(stopRunning(input, 'work'), () => [insert(input, { kind: 'work', workTypeId })]);
}

function running({ entries, userId }: ActInput, kind: TimeEntryKind): TimeEntry | undefined {
	return entries.find((entry) => entry.kind === kind && entry.stop === null && entry.userId === userId);
}

/** Stops everything of a kind that runs: two devices may both have clocked in. */
function stopRunning(input: ActInput, kind: TimeEntryKind): ActResult {
	const changes: EntryChange[] = [];
	for (const entry of input.entries) {
		if (entry.kind !== kind || entry.stop !== null || entry.userId !== input.userId) continue;
		const problem = stopProblem(entry, input.at);
		if (problem !== null) return err({ code: 'E_INVALID', codes: [problem] });
		changes.push({
			kind: 'update',
			entry: { ...unstamped(entry), state: 'draft', stop: input.at },
			event: 'edit'
		});
	}
	return ok(changes);
}

/**
 * After 24 hours of work the clock stops no more: nobody invents an end, the person enters it by hand. A
 * break left running keeps nobody from working; its record asks to be put right.
 */
function stopProblem({ kind, start }: TimeEntry, at: Instant): LengthProblem | null {
	const problems = lengthProblems(instantToMs(start), instantToMs(at));
	if (problems.includes('STOP_BEFORE_START')) return 'STOP_BEFORE_START';
	return kind === 'work' && problems.includes('ENTRY_TOO_LONG') ? 'ENTRY_TOO_LONG' : null;
}

function chain(first: ActResult, then: () => EntryChange[], second: ActResult = ok([])): ActResult {
	if (!first.ok) return first;
	if (!second.ok) return second;
	return ok([...first.value, ...second.value, ...then()]);
}

function insert(input: ActInput, what: Pick<TimeEntry, 'kind' | 'workTypeId'>): EntryChange {
	const { userId, zone, at, ids } = input;
	const entry = newEntry({ ...what, id: ids[0] ?? '', userId, zone, start: at, stop: null, origin: 'clock' });
	return { kind: 'insert', entry, event: 'create' };
}

function unstamped(entry: TimeEntry): UnstampedEntry {
	const { mutation: _, ...rest } = entry;
	return rest;
}

/** A new draft of a person, not yet known to the server. */
export function newEntry(
	what: Pick<TimeEntry, 'id' | 'userId' | 'kind' | 'start' | 'stop' | 'zone' | 'workTypeId' | 'origin'> &
		Partial<Pick<TimeEntry, 'jobId' | 'note' | 'explanation'>>
): UnstampedEntry {
	return {
		jobId: null,
		note: '',
		explanation: '',
		...what,
		state: 'draft',
		comment: null,
		schemaVersion: TIME_ENTRY_SCHEMA_VERSION,
		route: null,
		flags: [],
		confirmedAt: null,
		seq: 0,
		receivedAt: null,
		revision: 0
	};
}
