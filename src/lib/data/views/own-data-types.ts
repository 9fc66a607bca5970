import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What a file of one's own data covers. */
export interface OwnDataRange {
	/** Days of the first and the last entry; null = there is none. */
	readonly from: LocalDate | null;
	readonly to: LocalDate | null;
	readonly entries: number;
	/** Records the server has not acknowledged: they are in the file all the same. */
	readonly waiting: number;
	/** False while this device is still fetching the person's data for the first time. */
	readonly isComplete: boolean;
	/** When the server was last heard; null = never. */
	readonly asOf: Instant | null;
}

/** One's own data as files. */
export interface OwnData {
	readonly json: string;
	/** Finished work as HR's import reads it, with its byte order mark. */
	readonly csv: string;
	readonly range: OwnDataRange;
}
