import { isShortDay } from '#domain/account/day-look.ts';
import { isBreakMark } from '#domain/regulation/break-proposal.ts';
import { asksForAttention } from '#lib/features/calendar/mark-weight.ts';
import type { QueueDay, QueueItem, QueueMark } from './types.ts';

export type QueueFilter = 'all' | 'marked' | 'worded';

/** What shows why an item asks to be looked at: the first reason that holds. */
export type AttentionReason =
	| { readonly kind: 'red'; readonly count: number }
	| { readonly kind: 'words' }
	| { readonly kind: 'overlap' }
	| { readonly kind: 'marks'; readonly count: number };

/** The sum at the row's end says already that a day was longer than usual: no mark of its own for that. */
export function tellingMarks(marks: readonly QueueMark[]): readonly QueueMark[] {
	return marks.filter(asksForAttention);
}

/** Red marks come first, then overlapping entries, then the worker's words, then hints. */
export function attentionReason(item: QueueItem): AttentionReason | null {
	if (item.redMarks > 0) return { kind: 'red', count: item.redMarks };
	if (item.marks.some((mark) => mark.code === 'OVERLAP')) return { kind: 'overlap' };
	if (item.hasWords) return { kind: 'words' };
	const hints = tellingMarks(item.marks).length;
	return hints > 0 ? { kind: 'marks', count: hints } : null;
}

/** Items by filter and by what was typed: part of the name or of the personal number. */
export function filterItems(
	items: readonly QueueItem[],
	filter: QueueFilter,
	search: string
): readonly QueueItem[] {
	const wanted = search.trim().toLocaleLowerCase();
	return items.filter((item) => matchesFilter(item, filter) && matchesSearch(item, wanted));
}

function matchesFilter(item: QueueItem, filter: QueueFilter): boolean {
	if (filter === 'marked') return item.redMarks > 0;
	return filter === 'all' || item.hasWords;
}

function matchesSearch({ person }: QueueItem, wanted: string): boolean {
	if (wanted === '') return true;
	return person.name.toLocaleLowerCase().includes(wanted) || (person.personalNumber ?? '').includes(wanted);
}

/**
 * The item beside the list: the one that was asked for; else the one shown so far, as long as it waits, whatever
 * else arrives; else the first. Phones show it only when it was asked for.
 */
export function selectedItem(
	items: readonly QueueItem[],
	wanted: string | null,
	shown: string | null
): QueueItem | null {
	const find = (id: string | null) => items.find((item) => item.id === id);
	return wanted === null ? (find(shown) ?? items[0] ?? null) : (find(wanted) ?? null);
}

/** Where the selection goes from here; stays on the last item at either end. */
export function step(ids: readonly string[], from: string | null, by: 1 | -1): string | null {
	const index = from === null ? -1 : ids.indexOf(from);
	if (index === -1) return ids[0] ?? null;
	return ids[Math.min(ids.length - 1, Math.max(0, index + by))] ?? null;
}

/** The item that slides in after one was decided: the next one, at the end the one before. */
export function afterDeciding(ids: readonly string[], decided: string): string | null {
	const index = ids.indexOf(decided);
	const rest = ids.filter((id) => id !== decided);
	if (index === -1) return rest[0] ?? null;
	return rest[Math.min(index, rest.length - 1)] ?? null;
}

/** Entries a return covers: the chosen days, or the whole week when none is chosen. */
export function entriesOfDays(item: QueueItem, dates: ReadonlySet<string>): readonly string[] {
	if (dates.size === 0) return item.entryIds;
	return item.days.filter((day) => dates.has(day.date)).flatMap((day) => day.entryIds);
}

export type QuickReply = 'add_break' | 'add_time' | 'certificate' | 'fine';

/** Answers that fit what stands out in this week, the friendly one last. */
export function quickReplies(days: readonly QueueDay[]): readonly QuickReply[] {
	const replies: QuickReply[] = [];
	const marks = days.flatMap((day) => day.marks);
	if (marks.some(isBreakMark)) {
		replies.push('add_break');
	}
	if (days.some(isShortDay)) {
		replies.push('add_time', 'certificate');
	}
	return [...replies, 'fine'];
}

/** Hours that all ribbons of a week share, so that the bars can be compared: 6 to 20, more when a day needs it. */
export function weekHours(days: readonly QueueDay[]): { readonly from: number; readonly to: number } {
	const segments = days.flatMap((day) => day.ribbon.segments);
	const from = Math.min(6, ...segments.map((segment) => Math.floor(segment.from)));
	const to = Math.max(20, ...segments.map((segment) => Math.ceil(segment.to)));
	return { from, to };
}
