/** Rounds to the nearest integer; exactly one half goes up (227.5 becomes 228). */
export function roundHalfUp(value: number): number {
	return Math.floor(value + 0.5);
}

/**
 * value × numerator ÷ denominator, rounded half up, in whole numbers only: 10 min at 25 % are 3 (2.5),
 * 455 min at one half are 228 (227.5). All three are integers, the denominator is positive.
 */
export function shareHalfUp(value: number, numerator: number, denominator: number): number {
	return Math.floor((2 * value * numerator + denominator) / (2 * denominator));
}
