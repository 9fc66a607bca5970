/** Repeatable randomness: the same seed gives the same run. */
export interface Random {
	/** 0 ≤ x < 1. */
	next(): number;
	/** A whole number, 0 … below - 1. */
	below(below: number): number;
	pick<T>(from: readonly T[]): T;
	chance(share: number): boolean;
	bytes(count: number): Uint8Array;
}

/** Mulberry32: small, fast, and good enough to shuffle faults. */
export function createRandom(seed: number): Random {
	let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
		chance: (share) => next() < share,
		bytes: (count) => Uint8Array.from({ length: count }, () => below(256))
	};
}
