import type { ExchangeKind, ExportQuery, ImportReport } from '#protocol/http/exchange.ts';
import { exportFile } from '#server/exchange/export.usecase.ts';
import { importFile, SYSTEM, type ImportRequest } from '#server/exchange/import.usecase.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';
import { wallTimeToMs } from '#domain/time/zone.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';

export const usersHeader = 'sip;dn;monday;tuesday;wednesday;thursday;friday;saturday;sunday;p_number';
export const timesHeader = 'sip;start;stop;confirmed;label';
export const absencesHeader = 'sip;label;confirmed;date';

/** A file of this header and these rows. */
export function file(header: string, ...rows: string[]): string {
	return [header, ...rows, ''].join('\n');
}

/** Takes a file as the operator of the machine would. */
export function take(
	{ deps }: TestServer,
	kind: ExchangeKind,
	text: string,
	request: Partial<ImportRequest> = {}
): Promise<ImportReport> {
	const bytes = new TextEncoder().encode(text);
	return importFile(deps, { kind, mode: 'apply', rows: 'all', actorId: SYSTEM, ...request, bytes });
}

/** HR's file of a kind, whole. */
export async function give(
	{ deps }: TestServer,
	kind: ExchangeKind,
	query: ExportQuery = {}
): Promise<string> {
	let text = '';
	for await (const piece of exportFile(deps, kind, query)) text += piece;
	return text;
}

/** Milliseconds of a wall time in Berlin. */
export function at(date: string, time: string): number {
	return wallTimeToMs(date, time, 'Europe/Berlin');
}

/** Rows of a times file: 07:00 to 15:00 on each of so many days. */
export function days(sip: string, from: string, count: number, confirmed = true): string[] {
	return datesFrom(from, addDays(from, count - 1)).map(
		(date) => `${sip};${at(date, '07:00')};${at(date, '15:00')};${confirmed};Montage`
	);
}

/** Everything of the database that an import may touch, for comparison. */
export function contents({ deps }: TestServer): unknown {
	const tables = ['employees', 'reference_items', 'absences', 'time_entries', 'journal', 'user', 'account'];
	const rows = tables.map((table) => deps.db.statement(`SELECT * FROM "${table}"`).all());
	return { seq: deps.history.current(), rows };
}
