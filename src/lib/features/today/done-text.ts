import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import { formatDateShort, formatTime, formatDay } from '#lib/format/date.ts';
import { rejectionSentence } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ClockAct } from './today-state.ts';

const words: Record<ClockAct, (input: { time: string }) => string> = {
	start: m.today_did_start,
	break: m.today_did_break,
	resume: m.today_did_resume,
	finish: m.today_did_finish
};

/** What the toast says after an act of the clock: "Feierabend 16:02". */
export function clockToast(act: ClockAct, at: Instant, zone: string): string {
	return words[act]({ time: localTimeOf(at, zone) });
}

interface ConfirmOutcome {
	readonly confirmedDates: readonly LocalDate[];
	readonly leftOut: readonly { readonly date: LocalDate; readonly code: string }[];
	readonly withdrawableUntil: Instant | 'until-sent' | null;
}

/** What confirming came to: how many days, until when one can take it back, and which days stayed open and why. */
export function confirmMessage(outcome: ConfirmOutcome): string {
	const parts: string[] = [];
	const n = outcome.confirmedDates.length;
	if (n > 0) parts.push(m.today_did_confirm({ n }));
	const until = outcome.withdrawableUntil;
	if (n > 0 && until !== null && until !== 'until-sent')
		parts.push(m.today_did_confirm_until({ time: `${formatDay(until)}, ${formatTime(until)}` }));
	const first = outcome.leftOut[0];
	if (first) {
		const days = outcome.leftOut.map((day) => formatDateShort(day.date)).join(', ');
		parts.push(m.today_left_out({ days, reason: rejectionSentence({ code: first.code }) }));
	}
	return parts.join(' ');
}
