import type { RuleCode } from '#domain/kernel/rejection.ts';
import type { MarkCode } from '#domain/regulation/mark-code.ts';
import { COMPANY_RULE } from '#domain/regulation/profile-shape.ts';
import type { ValidationCode } from '#domain/time-entry/validation.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { m } from '#lib/paraglide/messages.js';

interface MarkFacts {
	readonly code: string;
	/** Minutes. */
	readonly actual: number;
	readonly limit: number;
	/** The paragraph behind it, or `company`. */
	readonly rule?: string;
}
interface Facts {
	readonly code: string;
	readonly [fact: string]: unknown;
}
type Words = { readonly a: string; readonly b: string };
type Reason = Words & { readonly rule: string };
interface MarkSentences {
	/** How the sentence speaks of its numbers: minutes of a break, or hours. */
	readonly unit: 'min' | 'h';
	readonly title: (words: Words) => string;
	readonly why: (words: Reason) => string;
}

const hours = (title: MarkSentences['title'], why: MarkSentences['why']): MarkSentences => ({
	unit: 'h',
	title,
	why
});

/* Complete by type: a code without its words does not compile. */
const marks: Record<MarkCode, MarkSentences> = {
	BRK_MISSING: { unit: 'min', title: m.rules_mark_brk_missing, why: m.rules_mark_brk_missing_why },
	BRK_STRETCH: hours(m.rules_mark_brk_stretch, m.rules_mark_brk_stretch_why),
	DAY_OVER_REGULAR: hours(m.rules_mark_day_over_regular, m.rules_mark_day_over_regular_why),
	DAY_OVER_MAX: hours(m.rules_mark_day_over_max, m.rules_mark_day_over_max_why),
	SPAN_OVER: hours(m.rules_mark_span_over, m.rules_mark_span_over_why),
	REST_SHORT: hours(m.rules_mark_rest_short, m.rules_mark_rest_short_why),
	REST_REDUCED: hours(m.rules_mark_rest_reduced, m.rules_mark_rest_reduced_why),
	SUNDAY_WORK: hours(m.rules_mark_sunday_work, m.rules_mark_sunday_work_why),
	HOLIDAY_WORK: hours(m.rules_mark_holiday_work, m.rules_mark_holiday_work_why),
	SATURDAY_WORK: hours(m.rules_mark_saturday_work, m.rules_mark_saturday_work_why),
	NIGHT_WORK: hours(m.rules_mark_night_work, m.rules_mark_night_work_why),
	WEEK_OVER_MAX: hours(m.rules_mark_week_over_max, m.rules_mark_week_over_max_why),
	AVG_OVER: hours(m.rules_mark_avg_over, m.rules_mark_avg_over_why),
	WORK_DURING_ABSENCE: hours(m.rules_mark_work_during_absence, m.rules_mark_work_during_absence_why),
	LONG_RUNNING: hours(m.rules_mark_long_running, m.rules_mark_long_running_why),
	LATE_CONFIRM: hours(m.rules_mark_late_confirm, m.rules_mark_late_confirm_why),
	LATE_SYNC: hours(m.rules_mark_late_sync, m.rules_mark_late_sync_why),
	CLOCK_SUSPECT: hours(m.rules_mark_clock_suspect, m.rules_mark_clock_suspect_why)
};

type OtherRefusal =
	| 'E_MUTATION_REUSED'
	| 'E_READ_ONLY'
	| 'E_UNREADABLE'
	| 'E_NEWER_VERSION'
	| 'E_DEVICE_LOST'
	| 'E_DECISION'
	| 'E_MOVED_ON'
	| 'E_STORAGE';
const rejections: Record<RuleCode | OtherRefusal, () => string> = {
	E_ARCHIVED: m.rules_rejection_e_archived,
	E_SELF: m.rules_rejection_e_self,
	E_FORBIDDEN: m.rules_rejection_e_forbidden,
	E_LOCKED: m.rules_rejection_e_locked,
	E_STATE: m.rules_rejection_e_state,
	E_RUNNING: m.rules_rejection_e_running,
	E_INVALID: m.rules_rejection_e_invalid,
	E_OVERLAP: m.rules_rejection_e_overlap,
	E_TIMEOUT: m.rules_rejection_e_timeout,
	E_VIOLATION: m.rules_rejection_e_violation,
	E_EXPLANATION: m.rules_rejection_e_explanation,
	E_COMMENT_REQUIRED: m.rules_rejection_e_comment_required,
	E_MUTATION_REUSED: m.rules_rejection_e_mutation_reused,
	E_READ_ONLY: m.rules_rejection_e_read_only,
	E_UNREADABLE: m.rules_rejection_e_unreadable,
	E_NEWER_VERSION: m.rules_rejection_e_newer_version,
	E_DEVICE_LOST: m.rules_rejection_e_device_lost,
	E_DECISION: m.rules_rejection_e_decision,
	E_MOVED_ON: m.rules_rejection_e_moved_on,
	E_STORAGE: m.rules_rejection_e_storage
};

const validations: Record<ValidationCode | 'ZONE' | 'EMPTY', () => string> = {
	IN_FUTURE: m.rules_entry_in_future,
	STOP_BEFORE_START: m.rules_entry_stop_before_start,
	ZERO_LENGTH: m.rules_entry_zero_length,
	ENTRY_TOO_LONG: m.rules_entry_entry_too_long,
	OVERLAP: m.rules_entry_overlap,
	ZONE: m.rules_entry_zone,
	EMPTY: m.rules_entry_empty
};

function has<K extends string, V>(map: Record<K, V>, code: string): code is K {
	return Object.hasOwn(map, code);
}

function wordsOf(mark: MarkFacts, unit: MarkSentences['unit']): Words {
	const write = unit === 'min' ? (minutes: number) => String(minutes) : formatDuration;
	return { a: write(mark.actual), b: write(mark.limit) };
}

/** What a mark says, with its numbers: "Pause zu kurz: 20 statt 30 min". */
export function markTitle(mark: MarkFacts): string {
	if (!has(marks, mark.code)) return m.rules_mark_unknown_mark();
	const sentences = marks[mark.code];
	return sentences.title(wordsOf(mark, sentences.unit));
}

/** A paragraph is called the same in every language; the company's own rules have no other name. */
function ruleName(rule: string | undefined): string {
	return rule === undefined || rule === COMPANY_RULE ? m.rules_source_company() : rule;
}

/** The rule behind a mark with its source, and what to do next. */
export function markReason(mark: MarkFacts): string {
	if (!has(marks, mark.code)) return m.rules_mark_unknown_mark_why();
	const sentences = marks[mark.code];
	return sentences.why({ ...wordsOf(mark, sentences.unit), rule: ruleName(mark.rule) });
}

/** Why a rule said no, and what to do next. What is wrong with the times is named one by one. */
export function rejectionSentence(reason: Facts): string {
	const details = Array.isArray(reason['codes'])
		? reason['codes'].filter((code) => typeof code === 'string')
		: [];
	if (reason.code === 'E_INVALID' && details.length > 0) {
		return [...details.map(entryProblemSentence), m.rules_rejection_e_invalid_next()].join(' ');
	}
	if (reason.code === 'E_STORAGE' && reason['problem'] === 'lost') return m.rules_rejection_storage_lost();
	if (has(rejections, reason.code)) return rejections[reason.code]();
	return has(validations, reason.code) ? validations[reason.code]() : m.rules_rejection_unknown();
}

/** What is not right about the times of one entry. */
export function entryProblemSentence(code: string): string {
	return has(validations, code) ? validations[code]() : m.rules_rejection_unknown();
}
