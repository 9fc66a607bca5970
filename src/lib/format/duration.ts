import { m } from '#lib/paraglide/messages.js';

const MINUS = '\u2212';

/** Minutes as people in payroll write them: `8:09`, `0:32`, `−1:05`. Whole minutes only. */
export function formatDuration(minutes: number): string {
	const whole = Math.round(Math.abs(minutes));
	const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
	return minutes < 0 && whole > 0 ? `${MINUS}${text}` : text;
}

/** A balance: always with its sign, `+0:24`, `−1:05`, and `±0:00` when even. */
export function formatBalance(minutes: number): string {
	if (Math.round(minutes) === 0) return '±0:00';
	return minutes > 0 ? `+${formatDuration(minutes)}` : formatDuration(minutes);
}

/** For the ear: "8 Stunden 9 Minuten". Parts that are zero stay silent, except when all are. */
export function spokenDuration(minutes: number): string {
	const whole = Math.round(Math.abs(minutes));
	const hours = Math.floor(whole / 60);
	const rest = whole % 60;
	const parts: string[] = [];
	if (minutes < 0 && whole > 0) parts.push(m.common_minus());
	if (hours > 0) parts.push(m.common_hours_spoken({ n: hours }));
	if (rest > 0 || hours === 0) parts.push(m.common_minutes_spoken({ n: rest }));
	return parts.join(' ');
}

/** Hours, minutes and seconds of a running timer. */
export function timerParts(ms: number): { readonly main: string; readonly seconds: string } {
	const whole = Math.max(0, Math.floor(ms / 1000));
	return { main: formatDuration(Math.floor(whole / 60)), seconds: String(whole % 60).padStart(2, '0') };
}
