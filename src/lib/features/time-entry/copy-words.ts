import type { LocalDate } from '#domain/time/local-date.ts';
import type { CopyRefusal } from '#domain/time-entry/copy-day.ts';
import { formatDateShort } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

const reasons: Record<CopyRefusal, () => string> = {
	E_SAME: m.copy_no_same,
	E_FUTURE: m.copy_no_future,
	E_LOCKED: m.copy_no_locked,
	E_OVERLAP: m.copy_no_overlap
};

/** Why a day takes no copy, in a word or two. */
export function copyRefusalWord(code: CopyRefusal): string {
	return reasons[code]();
}

/** "Ausgelassen: Mi, 18. Nov. (gesperrt)." or null when nothing was. */
export function copyLeftOut(
	days: readonly { readonly date: LocalDate; readonly code: CopyRefusal }[]
): string | null {
	if (days.length === 0) return null;
	const named = days.map(({ date, code }) => {
		const reason = copyRefusalWord(code);
		return m.copy_left_out_day({ day: formatDateShort(date), reason });
	});
	return m.copy_left_out({ days: named.join(', ') });
}
