import type { AbsenceRoute } from '#domain/absence/absence-rule.ts';
import { decideAbsenceEvent, absenceEvents, type AbsenceState } from '#domain/absence/transitions.ts';
import { confirmDeadline } from '#domain/regulation/confirm-deadline.ts';
import type { EventContext, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import { timeEntryEvents, timeEntryStates, type TimeEntryEvent } from '#domain/time-entry/time-entry.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import { validationCodes, type ValidationCode } from '#domain/time-entry/validation.ts';
import { withdrawableUntil } from '#domain/time-entry/withdraw-window.ts';
import type { Instant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import {
	objectOf,
	optionalNumber,
	optionalText,
	textOf,
	toInstant,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

export const stateOps = {
	'state.time': (given: Given): Json => {
		const event = timeEntryEvents.find((one) => one === given.event);
		if (event === undefined) throw new Error(`unknown event ${String(given.event)}`);
		const decided = decideTimeEntryEvent({
			state: timeEntryStates.find((one) => one === given['state']) ?? null,
			event,
			route: optionalText(given, 'route') as TimeEntryRoute | null,
			actor: actorOf(given),
			ctx: contextOf(event, objectOf(given, 'ctx'))
		});
		if (!decided.ok) return { ok: false, error: decided.error.code };
		return { ok: true, state: decided.value.state, flags: decided.value.flags };
	},
	'state.absence': (given: Given): Json => {
		const event = absenceEvents.find((one) => one === given.event);
		if (event === undefined) throw new Error(`unknown event ${String(given.event)}`);
		const ctx = objectOf(given, 'ctx');
		const decided = decideAbsenceEvent({
			state: textOf(given, 'state') as AbsenceState,
			event,
			route: (optionalText(given, 'route') ?? 'hr') as AbsenceRoute,
			actor: actorOf(given),
			ctx: {
				days: optionalNumber(ctx, 'days'),
				available: optionalNumber(ctx, 'available'),
				comment: optionalText(ctx, 'comment'),
				hasOverlap: ctx.overlap === true,
				needsApproval: ctx.needsApproval !== false,
				...(typeof ctx.today === 'string' ? { today: ctx.today } : {}),
				...(typeof ctx.from === 'string' ? { from: ctx.from } : {})
			}
		});
		if (!decided.ok) return { ok: false, error: decided.error.code };
		return { ok: true, state: decided.value.state, flags: decided.value.flags };
	}
};

function actorOf(given: Given) {
	const actor = objectOf(given, 'actor');
	return {
		isOwner: actor.owner === true,
		isHr: actor.role === 'hr',
		isManager: actor.role === 'manager',
		managesGroup: actor.managesGroup === true,
		isArchived: given.archived === true
	};
}

const validationCodeSet: ReadonlySet<string> = new Set(validationCodes);

function contextOf(event: TimeEntryEvent, ctx: Json): EventContext {
	const receivedAt = instantOf(ctx, 'receivedAt');
	const decidedAt = instantOf(ctx, 'decidedAt') ?? receivedAt;
	const isDecided = event === 'withdraw' || event === 'undo';
	return {
		now: instantOf(ctx, 'now'),
		receivedAt: isDecided ? null : receivedAt,
		comment: optionalText(ctx, 'comment'),
		isRunning: ctx['running'] === true,
		validation: validationOf(ctx),
		hasViolations: ctx['hasViolations'] === true,
		deadline: deadlineOf(ctx),
		onTimeout: ctx['onTimeout'] === 'block' ? 'block' : 'warn',
		onViolation: ctx['onViolation'] === 'block' ? 'block' : 'warn',
		isPeriodClosed: ctx['periodClosed'] === true,
		needsReview: ctx['needsReview'] === true,
		isClockSuspect: ctx['clockSuspect'] === true,
		isUnchangedSince: ctx['unchanged'] !== false && ctx['changed'] !== true,
		decidedAt,
		...(ctx['ownDecision'] === undefined ? {} : { isOwnDecision: ctx['ownDecision'] === true }),
		...(event === 'withdraw' && receivedAt !== null
			? {
					withdrawUntil: withdrawableUntil({
						receivedAt,
						withdrawHours: optionalNumber(ctx, 'withdrawHours') ?? 0
					})
				}
			: {})
	};
}

function instantOf(ctx: Json, key: string): Instant | null {
	const text = optionalText(ctx, key);
	return text === null ? null : toInstant(text);
}

/** What is wrong with the entry: a list of codes, or the short forms `overlap` and `invalid`. */
function validationOf(ctx: Json): ValidationCode[] {
	const listed = [ctx['errors'], ctx['validation']].flatMap((list) =>
		Array.isArray(list) ? (list as unknown[]) : []
	);
	const codes = listed.filter((code): code is ValidationCode => validationCodeSet.has(String(code)));
	if (ctx['invalid'] === true && codes.length === 0) codes.push('ZERO_LENGTH');
	if (ctx['overlap'] === true || ctx['hasOverlap'] === true) codes.push('OVERLAP');
	return codes;
}

/** After a reopening the window counts from the day of the reopening. */
function deadlineOf(ctx: Json) {
	const zone = optionalText(ctx, 'tz') ?? 'UTC';
	const reopenedAt = instantOf(ctx, 'reopenedAt');
	const reopenedOn =
		optionalText(ctx, 'reopenedOn') ?? (reopenedAt === null ? null : localDateOf(reopenedAt, zone));
	const entryDate = reopenedOn ?? optionalText(ctx, 'entryDate');
	if (entryDate === null) return null;
	return confirmDeadline({ entryDate, zone, timeoutDays: optionalNumber(ctx, 'timeoutDays') });
}
