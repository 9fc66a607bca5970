import type { Rejection } from '#protocol/rejection.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';

/**
 * The answer to one row. `master` is what the actor may see of the entry now: a version, `gone` when for
 * this actor there is no such entry (whether it exists or not), or absent where the contract says none.
 */
export interface RowAnswer {
	readonly id: string;
	readonly status: 'applied' | 'replayed' | 'conflict' | 'rejected' | 'quarantined';
	readonly master?: EntryVersion | 'gone';
	/** Of a conflict: the version, as JSON text, that the device's earlier acts had made; see `knownBase`. */
	readonly base?: string | null;
	readonly reason?: Rejection | Readonly<Record<string, unknown>>;
}

/** The answer as the JSON text that travels; after the changes are written. */
export function answerText({ id, status, master, base, reason }: RowAnswer): string {
	const head = `{"id":${JSON.stringify(id)},"status":"${status}"`;
	const masterPart =
		master === undefined ? '' : `,"master":${master === 'gone' ? goneText(id) : master.text}`;
	const basePart = base ? `,"base":${base}` : '';
	const reasonPart = reason === undefined ? '' : `,"reason":${JSON.stringify(reason)}`;
	return `${head}${masterPart}${basePart}${reasonPart}}`;
}

/** No position: an entry that is not there and one that may not be seen look alike. */
function goneText(id: string): string {
	return `{"id":${JSON.stringify(id)},"_deleted":true}`;
}
