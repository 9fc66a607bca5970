import { isPresent } from '#domain/kernel/present.ts';
import type { PriorMutation } from '#domain/kernel/mutation.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import { groupOn, spans } from '#domain/people/visibility.ts';
import { confirmDeadline } from '#domain/regulation/confirm-deadline.ts';
import { isRed } from '#domain/regulation/mark.ts';
import { marksOfEntry } from '#domain/regulation/marks.ts';
import { rulebookFor } from '#domain/regulation/profile-assignment.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { EventContext, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import { isExplainedBy } from '#domain/time-entry/explained-by.ts';
import { isConfirmation } from '#domain/time-entry/transitions.ts';
import type { TimeEntryEvent } from '#domain/time-entry/time-entry.ts';
import { validateEntry } from '#domain/time-entry/validation.ts';
import { isOwnConfirmation, withdrawableUntil } from '#domain/time-entry/withdraw-window.ts';
import { archivingOf } from '#domain/people/archiving.ts';
import type { WriteInput } from '#domain/time-entry/write-input.ts';

/**
 * What the guards of an event need to know. Plain drafts need nothing and cost nothing. An act before
 * the newest one (`prior`) was not seen by anybody: of its guards only the time limits are asked.
 */
export function eventContextOf(
	event: TimeEntryEvent,
	input: WriteInput,
	prior?: PriorMutation
): EventContext {
	const comment = prior === undefined ? commentOf(input) : (prior.comment ?? null);
	if (isConfirmation(event)) {
		return prior === undefined
			? { ...confirmContext(input), comment }
			: { comment, confirmRoute: optionsOf(input).route };
	}
	// Both windows run from receipt to receipt: what a device says about its time neither opens nor shuts them.
	const now = input.receivedAt ?? input.effectiveAt;
	if (event === 'withdraw') return { now, ...withdrawContext(input) };
	if (event === 'undo') return { now, ...undoContext(input) };
	return { comment };
}

/** What the person said about the act: with the mutation, or on the record. */
export function commentOf({ next }: WriteInput): string | null {
	return next.mutation.comment ?? next.comment;
}

function confirmContext(input: WriteInput): EventContext {
	const { next, others, now, effectiveAt, receivedAt } = input;
	const options = optionsOf(input);
	return {
		now: effectiveAt,
		receivedAt,
		isRunning: next.stop === null,
		validation: validateEntry(next, { now, others }),
		hasViolations: next.stop !== null && hasViolations(input),
		deadline: deadlineOf(input, options),
		onTimeout: options.onTimeout,
		onViolation: options.onViolation,
		isUnexplained: options.explainsViolations && isUnexplained(input),
		isPeriodClosed: input.isPeriodClosed === true,
		needsReview: archivingOf(input) === 'review',
		isClockSuspect: input.isClockSuspect === true,
		confirmRoute: options.route
	};
}

/** By the rules of the person on the day, of legal working time only, and with the group's permits for Sundays and holidays. */
function hasViolations(input: WriteInput): boolean {
	const { next, others, general, groups, owner, holidays, workTypes, now } = input;
	const entryDate = localDateOf(next.start, next.zone);
	const profileOn = rulebookFor({ general, groups, person: owner });
	const permits = groupDataOn(input, entryDate)?.permits;
	const marks = marksOfEntry({
		entry: next,
		others,
		profile: profileOn(entryDate),
		profileOn,
		holidays,
		permits,
		workTypes,
		now
	});
	return isRed(marks);
}

/**
 * Whether the words on the day are missing. They stand on its first work, and that is the entry asked for them: no
 * other one has to wait for words that arrive with it.
 */
function isUnexplained({ next, others }: WriteInput): boolean {
	const date = localDateOf(next.start, next.zone);
	const ofDay = others.filter((other) => localDateOf(other.start, other.zone) === date);
	return isExplainedBy(next, ofDay) && [next, ...ofDay].every(({ explanation }) => explanation === '');
}

interface ConfirmOptions {
	readonly entryDate: LocalDate;
	readonly timeoutDays: number | null;
	readonly onTimeout: GroupData['onTimeout'];
	readonly onViolation: GroupData['onViolation'];
	readonly explainsViolations: boolean;
	readonly route: TimeEntryRoute;
}

/** The settings of the group on the entry's date, as they are now; without a group those of the company. */
export function optionsOf(
	input: Pick<WriteInput, 'general' | 'master' | 'now' | 'owner' | 'groups'> & {
		readonly next: Pick<WriteInput['next'], 'start' | 'zone' | 'userId'>;
	}
): ConfirmOptions {
	const { general, next, master, now } = input;
	const entryDate = localDateOf(next.start, next.zone);
	const group = groupDataOn(input, entryDate);
	if (group === undefined) {
		return {
			entryDate,
			timeoutDays: general.timeoutDays,
			onTimeout: 'warn',
			onViolation: 'warn',
			explainsViolations: false,
			route: 'direct'
		};
	}
	const ownerId = master?.userId ?? next.userId;
	const today = localDateOf(now, next.zone);
	// Nobody verifies himself: a group's only manager sends his own time straight to HR.
	const hasVerifier = group.managers.some((one) => one.userId !== ownerId && spans(one, today));
	return {
		entryDate,
		timeoutDays: group.timeoutDays ?? general.timeoutDays,
		onTimeout: group.onTimeout,
		onViolation: group.onViolation,
		explainsViolations: group.explainViolations === true,
		route: group.verification && hasVerifier ? 'manager' : 'direct'
	};
}

/** The group the owner belonged to on a date. */
function groupDataOn(
	{ owner, groups }: Pick<WriteInput, 'owner' | 'groups'>,
	date: LocalDate
): GroupData | undefined {
	const groupId = groupOn(owner.memberships, date);
	return groups.find((one) => one.id === groupId)?.data;
}

/** After a reopening the window counts from the day of the reopening. */
function deadlineOf({ master, next, reopenedAt }: WriteInput, options: ConfirmOptions): Instant | null {
	const { timeoutDays, entryDate } = options;
	if (master === null || !master.flags.includes('REOPENED')) {
		return confirmDeadline({ entryDate, zone: next.zone, timeoutDays });
	}
	const since = reopenedAt ?? (master.mutation.event === 'reopen' ? master.receivedAt : null);
	if (since === null) return null;
	return confirmDeadline({ entryDate: localDateOf(since, next.zone), zone: next.zone, timeoutDays });
}

/** Nothing limits the withdrawal of a confirmation that no server has yet. */
function withdrawContext(input: WriteInput): EventContext {
	const { master } = input;
	if (master === null || master.state !== 'confirmed') return {};
	const isUnchangedSince = isOwnConfirmation(master);
	const withdrawHours = groupDataOn(input, localDateOf(master.start, master.zone))?.withdrawHours ?? 0;
	return {
		isUnchangedSince,
		withdrawUntil: withdrawableUntil({ receivedAt: master.receivedAt, withdrawHours })
	};
}

const undoable: readonly string[] = ['verify', 'reject', 'refuse'];

function undoContext({ master, decidedBy, actor }: WriteInput): EventContext {
	if (master === null || master.state === 'confirmed') return {};
	return {
		decidedAt: master.receivedAt,
		isUnchangedSince: undoable.includes(master.mutation.event),
		...(!isPresent(decidedBy) ? {} : { isOwnDecision: decidedBy === actor.userId })
	};
}
