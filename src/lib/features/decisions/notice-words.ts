import * as v from 'valibot';
import { absenceStates } from '#domain/absence/absence.ts';
import type { Notice } from '#domain/notice/notice.ts';
import { isRealDate, type LocalDate } from '#domain/time/local-date.ts';
import { countsInWords, whenInWords } from '#lib/features/handover/words.ts';
import { formatDateRange, formatDayMonth } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { absenceStateWord } from './request-facts.ts';

/** What somebody did that concerns the person, as it is told. */
export interface NoticeShape {
	readonly id: string;
	readonly text: string;
	/** What the other person wrote. */
	readonly comment: string | null;
	readonly when: string;
	/** What it is about lies on this device and can be saved as a file. */
	readonly hasFile: boolean;
}

const localDate = v.pipe(v.string(), v.check(isRealDate));
const who = { byName: v.fallback(v.string(), ''), comment: v.fallback(v.nullable(v.string()), null) };
const aboutDates = v.object({ ...who, dates: v.pipe(v.array(localDate), v.minLength(1)) });
const aboutDate = v.object({ ...who, date: localDate });
const aboutAbsence = v.object({
	...who,
	from: localDate,
	to: v.nullable(localDate),
	state: v.picklist(absenceStates)
});
const aboutBundle = v.object({
	...who,
	by: v.string(),
	taken: v.number(),
	known: v.number(),
	refused: v.number(),
	unreadable: v.number()
});

const aboutUnreadable = v.object({ left: v.array(v.unknown()) });

const UNREADABLE = 'outbox_unreadable';
const SHOWN_DATES = 3;
type Told = { readonly text: string; readonly comment: string | null } | null;

const ofDates: Readonly<Record<string, (words: { name: string; dates: string }) => string>> = {
	entries_verified: m.inbox_n_entries_verified,
	entries_returned: m.inbox_n_entries_returned,
	entries_reopened: m.inbox_n_entries_reopened,
	entries_decision_undone: m.inbox_n_entries_decision_undone,
	entries_entered: m.inbox_n_entries_entered,
	entries_confirmed: m.inbox_n_entries_confirmed,
	correction_agreed: m.inbox_n_correction_agreed,
	correction_declined: m.inbox_n_correction_declined
};

/** The unread notices in words, newest first. A kind this app does not know waits for one that does. */
export function unreadNotices(notices: readonly Notice[], ownId: string, zone: string): NoticeShape[] {
	return notices
		.filter(({ readAt }) => readAt === null)
		.flatMap((notice) => {
			const told = tell(notice, ownId, zone);
			return told === null
				? []
				: [
						{
							id: notice.id,
							when: whenInWords(notice.at, zone),
							hasFile: notice.kind === UNREADABLE,
							...told
						}
					];
		});
}

function tell({ kind, at, data }: Notice, ownId: string, zone: string): Told {
	if (kind === 'outbox_handed_over') return tellBundle(data, ownId, whenInWords(at, zone));
	if (kind === UNREADABLE) return tellUnreadable(data);
	if (kind === 'absence_decided') return tellAbsence(data);
	const say = ofDates[kind];
	if (say === undefined) return null;
	const [many, one] = [v.safeParse(aboutDates, data), v.safeParse(aboutDate, data)];
	if (many.success) return told(many.output, (name) => say({ name, dates: datesInWords(many.output.dates) }));
	if (one.success) return told(one.output, (name) => say({ name, dates: datesInWords([one.output.date]) }));
	return null;
}

function tellAbsence(data: Notice['data']): Told {
	const read = v.safeParse(aboutAbsence, data);
	if (!read.success) return null;
	const { from, to, state } = read.output;
	const dates =
		to === null ? m.common_absence_since({ date: formatDayMonth(from) }) : formatDateRange(from, to);
	return told(read.output, (name) =>
		m.inbox_n_absence_decided({ name, dates, state: absenceStateWord(state) })
	);
}

/** Entries that somebody carried to the server. */
function tellBundle(data: Notice['data'], ownId: string, when: string): Told {
	const read = v.safeParse(aboutBundle, data);
	if (!read.success) return null;
	const facts = { when, counts: countsInWords(read.output) };
	if (read.output.by === ownId) return { text: m.handover_came_own(facts), comment: null };
	return told(read.output, (name) => m.handover_came({ name, ...facts }));
}

/** What of it no server could read: it came to this device, and is in the backup file. */
function tellUnreadable(data: Notice['data']): Told {
	const read = v.safeParse(aboutUnreadable, data);
	return read.success ? { text: m.handover_unreadable({ n: read.output.left.length }), comment: null } : null;
}

function told(
	{ byName, comment }: { readonly byName: string; readonly comment: string | null },
	say: (name: string) => string
): Told {
	return { text: say(byName || m.inbox_n_somebody()), comment: comment?.trim() ? comment : null };
}

function datesInWords(dates: readonly LocalDate[]): string {
	const shown = dates.slice(0, SHOWN_DATES).map(formatDayMonth);
	const more = dates.length - shown.length;
	return more > 0 ? `${shown.join(', ')} ${m.inbox_n_more({ n: more })}` : shown.join(', ');
}
