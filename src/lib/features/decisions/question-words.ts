import { formatDateRange, formatDateShort, formatDateYear } from '#lib/format/date.ts';
import { absenceReasonSentence } from '#lib/i18n/absence-sentences.ts';
import { rejectionSentence } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';
import { isAbsence, storyOfQuestion, type QuestionShape, type QuestionStory } from './question-shape.ts';

type Subject = Pick<QuestionShape, 'mine' | 'typeLabel'> & { readonly date?: QuestionShape['date'] };

/** The two types every company has are named in the reader's language. */
const common: Record<string, () => string> = { vacation: m.today_vacation, sick: m.today_sick_word };

/** What an absence's type is called. */
export function absenceName(label: string): string {
	return common[label]?.() ?? label;
}

/** "Urlaub 1.–5. Feb.", "Korrektur für Mi, 18. November": what it is about. */
export function questionSubject({ mine, typeLabel, date = null }: Subject): string {
	if (!isAbsence(mine)) {
		return date === null
			? m.inbox_correction_of_nothing()
			: m.inbox_correction_of({ day: formatDateShort(date) });
	}
	const days =
		mine.to === null
			? m.common_absence_since({ date: formatDateYear(mine.from) })
			: formatDateRange(mine.from, mine.to);
	return `${absenceName(typeLabel)} ${days}`;
}

const titles: Record<QuestionStory, (words: { readonly what: string }) => string> = {
	'two-sides': m.inbox_q_two,
	overtaken: m.inbox_q_overtaken,
	forgotten: m.inbox_q_forgotten,
	refused: m.inbox_q_refused,
	unreadable: m.inbox_q_unreadable
};
const leads: Record<QuestionStory, () => string> = {
	'two-sides': m.inbox_q_two_lead,
	overtaken: m.inbox_q_overtaken_lead,
	forgotten: m.inbox_q_forgotten_lead,
	refused: m.inbox_q_refused_lead,
	unreadable: m.inbox_q_unreadable_lead
};

export function questionTitle(question: QuestionShape): string {
	return titles[storyOfQuestion(question)]({ what: questionSubject(question) });
}

/** What happened, in one or two sentences. */
export function questionLead(question: QuestionShape): string {
	return leads[storyOfQuestion(question)]();
}

/** Why a rule said no to an act on an absence or a correction. */
export function questionReason(reason: NonNullable<QuestionShape['reason']>, { mine }: Subject): string {
	return (isAbsence(mine) ? absenceReasonSentence(reason) : null) ?? rejectionSentence(reason);
}

/** What handing our version in again is called. */
export function againWord({ mine }: Subject): string {
	if (!isAbsence(mine)) return m.inbox_q_again_correction();
	return mine.state === 'draft' ? m.inbox_q_again_plain() : m.inbox_q_again();
}
