import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { Instant } from '#domain/time/instant.ts';
import { formatDate } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { QuestionShape } from './question-shape.ts';
import { questionSubject } from './question-words.ts';

/** Something that was decided lately. */
export interface SettledShape {
	readonly id: string;
	readonly at: Instant;
	readonly choice: 'mine' | 'theirs' | 'dismiss' | 'correct' | 'adjust' | 'confirm';
	readonly item:
		| { readonly of: 'decision'; readonly mine: TimeEntry }
		| {
				readonly of: 'question';
				readonly question: Pick<QuestionShape, 'mine'>;
				readonly typeLabel: string;
		  };
	readonly hasWritten: boolean;
	readonly canUndo: boolean;
}

const choices: Record<SettledShape['choice'], () => string> = {
	mine: m.inbox_done_mine,
	theirs: m.inbox_done_theirs,
	dismiss: m.inbox_done_dismiss,
	correct: m.inbox_done_correct,
	adjust: m.inbox_done_adjust,
	confirm: m.inbox_done_confirm
};

/** What it was about. */
export function settledTitle({ item }: SettledShape): string {
	if (item.of === 'decision') return formatDate(localDateOf(item.mine.start, item.mine.zone));
	const { mine } = item.question;
	return questionSubject({ mine, typeLabel: item.typeLabel });
}

/** What became of it. */
export function settledWord({ choice, item }: SettledShape): string {
	return item.of === 'question' && choice === 'mine' ? m.inbox_done_q_mine() : choices[choice]();
}
