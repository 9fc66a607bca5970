import { formatWeekday } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { hasTwoSides, type DecisionShape } from './decision-shape.ts';

/** "Mittwoch gibt es zweimal": what the decision is about, in human words. */
export function decisionTitle(decision: DecisionShape): string {
	const day = formatWeekday(decision.date);
	if (hasTwoSides(decision)) {
		return decision.mineDeleted || decision.theirsDeleted
			? m.sync_decision_conflict_deleted({ day })
			: m.sync_decision_conflict({ day });
	}
	switch (decision.kind) {
		case 'locked':
			return m.sync_decision_locked({ day });
		case 'quarantine':
			return m.sync_decision_quarantine({ day });
		case 'rejection':
			return m.sync_decision_rejected({ day });
		case 'conflict':
			return decision.confirmationDropped
				? m.sync_decision_confirmation({ day })
				: m.sync_decision_conflict({ day });
	}
}

/** What helps after a rule said no, by its code. */
export function nextStep(decision: DecisionShape): string {
	if (decision.kind === 'quarantine') return m.sync_next_unreadable();
	if (decision.kind === 'locked') return m.sync_next_locked();
	switch (decision.reason?.code) {
		case 'E_LOCKED':
		case 'E_STATE':
			return m.sync_next_locked();
		case 'E_OVERLAP':
		case 'E_INVALID':
		case 'E_RUNNING':
			return m.sync_next_fix();
		case 'E_TIMEOUT':
			return m.sync_next_timeout();
		case 'E_VIOLATION':
			return m.sync_next_explain();
		case 'E_ARCHIVED':
			return m.sync_next_archived();
		case 'E_UNREADABLE':
		case 'E_MUTATION_REUSED':
			return m.sync_next_unreadable();
		default:
			return m.sync_next_other();
	}
}
