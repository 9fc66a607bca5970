import { msToInstant } from '#domain/time/instant.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { offsetMinutesAt } from '#domain/time/zone.ts';
import {
	compareRows,
	decodeCsv,
	fieldsToLine,
	headerLine,
	textToField,
	type CsvWriteOptions
} from './csv.ts';
import { collectRows, noFindings, type CsvFindings, type CsvImport } from './csv-problem.ts';
import { readTable, type CsvColumns, type CsvRow } from './csv-table.ts';
import { formatDurationHours, parseBoolean, parseTimestamp, personalNumberInFile } from './csv-values.ts';
import { FUTURE_TOLERANCE_MS, lengthProblems } from '#domain/time-entry/validation.ts';
import { IntervalSet } from './interval-set.ts';

export const timeColumns = [
	'sip',
	'start',
	'stop',
	'confirmed',
	'dn',
	'p_number',
	'start_date',
	'start_time',
	'stop_date',
	'stop_time',
	'hours',
	'label'
] as const;
const columns: CsvColumns = {
	known: timeColumns,
	required: ['sip', 'start', 'stop', 'confirmed'].map((name) => [name])
};

/** What a row of the times file says. Instants are milliseconds since the epoch. */
export interface TimeRow {
	readonly sip: string;
	readonly start: number;
	readonly stop: number;
	readonly confirmed: boolean;
	readonly dn: string;
	readonly p_number: string;
	/** Name of the work type; empty for the default one. */
	readonly label: string;
}
export type TimeCsvRow = TimeRow & { readonly line: number };

export interface TimesContext {
	/** Who exists; without it every name is accepted. */
	readonly knownUsers?: Pick<ReadonlySet<string>, 'has'>;
	/** Milliseconds since the epoch; without it no row counts as future. */
	readonly now?: number;
}

/** One line of the times file; wall times are those of the zone, with its true offset. */
export function formatTime(row: TimeRow, zone: string, options: CsvWriteOptions = {}): string {
	const start = wallTime(row.start, zone, options);
	const stop = wallTime(row.stop, zone, options);
	return fieldsToLine([
		textToField(row.sip),
		String(row.start),
		String(row.stop),
		String(row.confirmed),
		textToField(row.dn),
		textToField(row.p_number),
		start.date,
		start.time,
		stop.date,
		stop.time,
		formatDurationHours(row.stop - row.start),
		textToField(row.label)
	]);
}

function wallTime(epochMs: number, zone: string, options: CsvWriteOptions): { date: string; time: string } {
	const offset = offsetMinutesAt(msToInstant(epochMs), zone);
	const wall = msToInstant(epochMs + offset * MS_PER_MINUTE);
	const sign = offset < 0 ? '-' : '+';
	const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
	const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
	const shown = options.compatOffset === true ? '+00:00' : `${sign}${hours}:${minutes}`;
	return { date: wall.slice(0, 10), time: wall.slice(11, 23) + shown };
}

/** The whole times file, by personal number, user name and start. */
export function formatTimes(rows: readonly TimeRow[], zone: string, options: CsvWriteOptions = {}): string {
	const sorted = [...rows].sort((a, b) => compareRows(a, b) || a.start - b.start);
	return headerLine(timeColumns, options) + sorted.map((row) => formatTime(row, zone, options)).join('');
}

/** Reads the times file row by row; a null stands for a row that is not taken. */
export function* readTimes(
	text: string,
	context: TimesContext,
	findings: CsvFindings
): Generator<TimeCsvRow | null> {
	const seen = new Map<string, string>();
	const takenBySip = new Map<string, IntervalSet>();
	for (const row of readTable(text, columns, findings)) {
		const time = readTime(row, context);
		if (time === null) yield null;
		else if (isRepeated(row, time, seen) || isOverlapping(row, time, takenBySip)) yield null;
		else {
			warnFuture(row, time, context);
			yield { line: row.line, ...time };
		}
	}
}

/** A row in the future is taken, unlike an entry somebody types: HR imports plans as well. */
function warnFuture(row: CsvRow, time: TimeRow, { now }: TimesContext): void {
	if (now === undefined || time.stop <= now + FUTURE_TOLERANCE_MS) return;
	row.warn(time.start > now + FUTURE_TOLERANCE_MS ? 'start' : 'stop', 'FUTURE_ROW');
}

function readTime(row: CsvRow, context: TimesContext): TimeRow | null {
	const sip = row.requiredText('sip');
	if (sip.trim() !== '' && context.knownUsers?.has(sip) === false) row.fail('sip', 'UNKNOWN_USER');
	const start = row.required('start', parseTimestamp);
	const stop = row.required('stop', parseTimestamp);
	if (start !== null && stop !== null) checkSpan(row, start, stop);
	const confirmed = row.required('confirmed', parseBoolean);
	if (row.isFaulty || start === null || stop === null || confirmed === null) return null;
	return {
		sip,
		start,
		stop,
		confirmed,
		dn: row.text('dn'),
		p_number: personalNumberInFile(row.text('p_number')),
		label: row.text('label')
	};
}

/** The same rules as for an entry that is typed in. */
function checkSpan(row: CsvRow, start: number, stop: number): void {
	for (const code of lengthProblems(start, stop)) row.fail('stop', code);
}

function isRepeated(row: CsvRow, time: TimeRow, seen: Map<string, string>): boolean {
	const key = `${time.sip}\n${time.start}\n${time.stop}`;
	const content = `${time.confirmed}\n${time.label}`;
	const earlier = seen.get(key);
	if (earlier === undefined) seen.set(key, content);
	if (earlier !== content) return false;
	row.warn(null, 'DUPLICATE_ROW');
	return true;
}

function isOverlapping(row: CsvRow, time: TimeRow, takenBySip: Map<string, IntervalSet>): boolean {
	const taken = takenBySip.get(time.sip) ?? new IntervalSet();
	takenBySip.set(time.sip, taken);
	if (taken.add(toMinute(time.start), toMinute(time.stop))) return false;
	row.fail('start', 'OVERLAP');
	return true;
}

function toMinute(epochMs: number): number {
	return Math.floor(epochMs / MS_PER_MINUTE);
}

/** Reads a whole times file from its bytes or its text. */
export function importTimes(file: Uint8Array | string, context: TimesContext = {}): CsvImport<TimeCsvRow> {
	const findings = noFindings();
	const text = typeof file === 'string' ? file : decodeCsv(file, findings);
	return collectRows(readTimes(text, context, findings), findings);
}
