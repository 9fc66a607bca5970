import { judgeArchived } from '#domain/people/archiving.ts';
import { managesOwner } from '#domain/people/visibility.ts';
import { confirmDeadline, judgeConfirmTiming } from '#domain/regulation/confirm-deadline.ts';
import { foldClockActs } from '#domain/time-entry/clock-fold.ts';
import { checkPermission } from '#domain/time-entry/event-permission.ts';
import { effectiveTime } from '#domain/time-entry/effective-time.ts';
import {
	listOf,
	optionalNumber,
	optionalText,
	textOf,
	toInstant,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

export const offlineOps = {
	'offline.confirm': (given: Given): Json => {
		const receivedAt = toInstant(textOf(given, 'receivedAt'));
		const lastSync = optionalText(given, 'lastSync');
		const tolerance = optionalNumber(given, 'skewToleranceMs');
		const maxOfflineDays = optionalNumber(given, 'maxOfflineDays');
		const { effectiveAt, suspect } = effectiveTime({
			mutation: {
				deviceTime: toInstant(textOf(given, 'deviceTime')),
				offsetMs: optionalNumber(given, 'offsetMs') ?? 0
			},
			receivedAt,
			lastSyncAt: lastSync === null ? null : toInstant(lastSync),
			...(tolerance === null ? {} : { skewToleranceMs: tolerance })
		});
		const deadline = confirmDeadline({
			entryDate: textOf(given, 'entryDate'),
			zone: textOf(given, 'tz'),
			timeoutDays: optionalNumber(given, 'timeoutDays')
		});
		const timing = judgeConfirmTiming({
			deadline,
			effectiveAt,
			receivedAt,
			onTimeout: given.onTimeout === 'block' ? 'block' : 'warn',
			...(maxOfflineDays === null ? {} : { maxOfflineDays })
		});
		const isLate = timing.outcome === 'late';
		const flags = [...(suspect ? ['CLOCK_SUSPECT'] : []), ...(isLate ? ['E_TIMEOUT'] : timing.flags)];
		return { effectiveAt, outcome: isLate ? 'rejected' : timing.outcome, flags: flags.sort() };
	},
	'offline.fold': (given: Given): Json => {
		const folded = foldClockActs(
			listOf(given, 'ops').map((op) => ({
				id: textOf(op, 'opId'),
				deviceId: textOf(op, 'device'),
				seq: optionalNumber(op, 'seq') ?? 0,
				type: op.type === 'stop' ? ('stop' as const) : ('start' as const),
				at: toInstant(textOf(op, 'at'))
			}))
		);
		return {
			entries: folded.entries,
			running: folded.running,
			ignored: folded.ignored.map(({ actId, reason }) => ({ opId: actId, reason }))
		};
	},
	'offline.archive': (given: Given): Json => {
		const outcome = judgeArchived({
			archivedAt: toInstant(textOf(given, 'archivedAt')),
			effectiveAt: toInstant(textOf(given, 'effectiveAt')),
			receivedAt: toInstant(textOf(given, 'receivedAt'))
		});
		return outcome === 'rejected' ? { outcome, error: 'E_ARCHIVED' } : { outcome };
	},
	'offline.membership': (given: Given): Json => {
		const userId = textOf(given, 'manager');
		const spanOf = (item: Json) => ({
			groupId: textOf(item, 'group'),
			from: textOf(item, 'from'),
			to: optionalText(item, 'to')
		});
		const manages = listOf(given, 'managers')
			.filter((item) => item.user === userId)
			.map(spanOf);
		const managesGroup = managesOwner({
			actor: { userId, isHr: false, manages, archived: false },
			ownerMemberships: listOf(given, 'memberships').map(spanOf),
			entryDate: textOf(given, 'entryDate'),
			today: textOf(given, 'actionDate')
		});
		const refusal = checkPermission('verify', {
			isOwner: userId === given['employee'],
			isHr: given['hr'] === true || given['role'] === 'hr',
			managesGroup,
			isManager: manages.length > 0,
			isArchived: false
		});
		return { allowed: refusal === null };
	}
};
