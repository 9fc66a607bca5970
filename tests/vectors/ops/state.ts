import type { AbsenceRoute } from '#domain/absence/absence-rule.ts';
import { decideAbsenceEvent, absenceEvents, type AbsenceState } from '#domain/absence/transitions.ts';
import { confirmDeadline } from '#domain/regulation/confirm-deadline.ts';
import type { EventContext, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import { timeEntryEvents, type TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import type { ValidationCode } from '#domain/time-entry/validation.ts';
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
			state: optionalText(given, 'state') as TimeEntryState | null,
			event,
			route: optionalText(given, 'route') as TimeEntryRoute | null,
			actor: actorOf(given),
			ctx: contextOf(objectOf(given, 'ctx'))
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

function contextOf(ctx: Json): EventContext {
	const now = optionalText(ctx, 'now');
	const receivedAt = optionalText(ctx, 'receivedAt');
	const validation: ValidationCode[] = Array.isArray(ctx.errors) ? (ctx.errors as ValidationCode[]) : [];
	if (ctx.overlap === true) validation.push('OVERLAP');
	return {
		now: now === null ? null : toInstant(now),
		receivedAt: receivedAt === null ? null : toInstant(receivedAt),
		comment: optionalText(ctx, 'comment'),
		isRunning: ctx.running === true,
		validation,
		hasViolations: ctx.hasViolations === true,
		deadline: deadlineOf(ctx),
		onTimeout: ctx.onTimeout === 'block' ? 'block' : 'warn',
		onViolation: ctx.onViolation === 'block' ? 'block' : 'warn'
	};
}

function deadlineOf(ctx: Json) {
	const entryDate = optionalText(ctx, 'entryDate');
	if (entryDate === null) return null;
	return confirmDeadline({
		entryDate,
		zone: textOf(ctx, 'tz'),
		timeoutDays: optionalNumber(ctx, 'timeoutDays')
	});
}
