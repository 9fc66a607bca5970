import { formatWeekday } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { storyOf, type DecisionShape } from './decision-shape.ts';

/** "Mittwoch gibt es zweimal": what the decision is about, in human words. */
export function decisionTitle(decision: DecisionShape): string {
	const day = formatWeekday(decision.date);
	switch (storyOf(decision)) {
		case 'two-sides':
			return decision.mineDeleted || decision.now === null
				? m.sync_decision_conflict_deleted({ day })
				: m.sync_decision_conflict({ day });
		case 'locked':
			return m.sync_decision_locked({ day });
		case 'unreadable':
			return m.sync_decision_quarantine({ day });
		case 'refused':
			return m.sync_decision_rejected({ day });
		case 'confirm-again':
			return m.sync_decision_confirmation({ day });
		case 'taken-over':
			return m.sync_decision_taken_over({ day });
	}
}

/** What helps, by what happened and, after a no, by its code. */
export function nextStep(decision: DecisionShape): string {
	const story = storyOf(decision);
	const isNewer = decision.reason?.code === 'E_NEWER_VERSION';
	if (story === 'unreadable') return isNewer ? m.sync_next_newer_version() : m.sync_next_unreadable();
	if (story === 'locked') return m.sync_next_locked();
	if (story === 'confirm-again') return m.sync_next_confirm_again();
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
