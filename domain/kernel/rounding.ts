/** Rounds to the nearest integer; exactly one half goes up (227.5 becomes 228). */
export function roundHalfUp(value: number): number {
	return Math.floor(value + 0.5);
}
