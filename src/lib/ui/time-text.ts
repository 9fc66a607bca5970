const DAY_MINUTES = 24 * 60;

/**
 * Reads a time of day as people type it: `7:28`, `07.28`, `728`, `0728`, `7`.
 * @returns 'HH:MM', or null when it is no time of a day
 */
export function readTime(text: string): string | null {
	const parts =
		/^\s*(\d{1,2})\s*[:.,h ]\s*(\d{1,2})\s*$/.exec(text) ?? /^\s*(\d{1,2}?)(\d{2})?\s*$/.exec(text);
	if (!parts) return null;
	const hours = Number(parts[1]);
	const minutes = Number(parts[2] ?? '0');
	if (hours > 23 || minutes > 59) return null;
	return write(hours * 60 + minutes);
}

/** Moves a time by minutes, staying within the same day: 00:03 minus five minutes is 00:00. Empty begins at 08:00. */
export function shiftTime(time: string, minutes: number): string {
	const read = readTime(time);
	if (read === null) return '08:00';
	const total = Number(read.slice(0, 2)) * 60 + Number(read.slice(3));
	return write(Math.max(0, Math.min(DAY_MINUTES - 1, total + minutes)));
}

function write(total: number): string {
	return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
