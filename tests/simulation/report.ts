/** What a part of the simulation did, when nothing broke. */
export interface Report {
	readonly seeds: number;
	/** Durable acts of people. */
	readonly writes: number;
	readonly decisions: number;
	/** Fold of the traces of all its runs. */
	readonly fold: number;
	/** Time of the processor, its start not counted. */
	readonly cpuSeconds: number;
}

/** Two parts, one after the other. */
export function joinReports(one: Report, other: Report): Report {
	return {
		seeds: one.seeds + other.seeds,
		writes: one.writes + other.writes,
		decisions: one.decisions + other.decisions,
		fold: Math.imul(one.fold ^ other.fold, 0x01000193) >>> 0,
		cpuSeconds: one.cpuSeconds + other.cpuSeconds
	};
}
