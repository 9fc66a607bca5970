import type { Instant } from '#domain/time/instant.ts';
import { formatDay, formatTime } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Counts } from './types.ts';

/** What became of the rows, in words; only what there is. */
export function countsInWords({ taken, known, refused, unreadable }: Counts): string {
	const words = [
		taken > 0 ? m.handover_n_taken({ n: taken }) : null,
		known > 0 ? m.handover_n_known({ n: known }) : null,
		refused > 0 ? m.handover_n_refused({ n: refused }) : null,
		unreadable > 0 ? m.handover_n_unreadable({ n: unreadable }) : null
	].filter((word) => word !== null);
	return words.length === 0 ? m.handover_n_taken({ n: 0 }) : words.join(', ');
}

/** Day and time, on this device's clock. */
export function whenInWords(instant: Instant, zone: string): string {
	return `${formatDay(instant, zone)}, ${formatTime(instant, zone)}`;
}

const problems: Readonly<Record<string, () => string>> = {
	'handover.other_server': m.handover_problem_other_server,
	'handover.unknown_device': m.handover_problem_unknown_device,
	'handover.device_signed_out': m.handover_problem_signed_out,
	too_large: m.handover_problem_too_large
};

/** Why none of it was taken. */
export function problemInWords(problem: string | null): string {
	return (problems[problem ?? ''] ?? m.handover_problem_changed)();
}
