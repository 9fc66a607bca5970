import type { AbsenceCategory } from '#domain/reference/reference.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, startOfLocalDate } from '#domain/time/zone.ts';
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
import { placeOnDay, type TakenPart } from './half-days.ts';
import { formatDecimal, parseBoolean, parseDate, parseHours, parseTimestamp } from './csv-values.ts';

export const absenceColumns = ['sip', 'start', 'duration', 'label', 'confirmed', 'date', 'p_number'] as const;
const columns: CsvColumns = {
	known: absenceColumns,
	required: [['sip'], ['label'], ['confirmed'], ['date', 'start']]
};

/** The labels every file may use: the type and the part of the day they stand for. */
const builtInLabels: ReadonlyMap<string, LabelMeaning> = new Map([
	['vacation', { type: 'vacation', category: 'vacation', fraction: 1 }],
	['hvacation', { type: 'vacation', category: 'vacation', fraction: 0.5 }],
	['holiday', { type: 'holiday', category: 'holiday', fraction: 1 }],
	['sick', { type: 'sick', category: 'sick', fraction: 1 }],
	['hsick', { type: 'sick', category: 'sick', fraction: 0.5 }]
]);

/** The company's own absence types, by their label. */
export type CustomLabels = Pick<ReadonlyMap<string, AbsenceCategory>, 'get'>;

type LabelMeaning = Pick<AbsenceCsvRow, 'type' | 'category' | 'fraction'>;
type PlacedRow = AbsenceCsvRow & TakenPart;

/** A line to be written: `duration` is the length of the working day, also for half a day off. */
export interface AbsenceDay {
	readonly sip: string;
	readonly date: LocalDate;
	/** Hours of that working day by contract, never of the absence. */
	readonly duration: number;
	readonly label: string;
	readonly confirmed: boolean;
	readonly p_number: string;
}

/** What a row of the absences file says. */
export interface AbsenceCsvRow {
	readonly line: number;
	readonly sip: string;
	readonly date: LocalDate;
	readonly type: string;
	/** What kind of absence the type is: decides what may lie on one day with it. */
	readonly category: AbsenceCategory;
	readonly fraction: 0.5 | 1;
	readonly dayHours: number | null;
	readonly confirmed: boolean;
}

export interface AbsencesContext {
	/** Zone of a person: decides the date of a row that has only a timestamp. */
	readonly zoneOf: (sip: string) => string;
	readonly knownUsers?: Pick<ReadonlySet<string>, 'has'>;
	readonly customLabels?: CustomLabels;
}

const HALF = 'h';

/**
 * The label of a day: that of its type, with an `h` in front for half a day. Where that is the name of
 * another type, which wins when the file is read, half a day cannot be told and is written as a whole one.
 */
export function absenceLabel(type: string, fraction: 0.5 | 1, customLabels?: CustomLabels): string {
	if (fraction === 1) return type;
	const label = `${HALF}${type}`;
	const read = meaningOf(label, customLabels);
	return read === undefined || read.type === type ? label : type;
}

/** One line of the absences file; `start` is the first instant of the local date. */
export function formatAbsence(row: AbsenceDay, zone: string): string {
	return fieldsToLine([
		textToField(row.sip),
		String(instantToMs(startOfLocalDate(row.date, zone))),
		formatDecimal(row.duration),
		textToField(row.label),
		String(row.confirmed),
		row.date,
		textToField(row.p_number)
	]);
}

/** The whole absences file, by personal number, user name and date. */
export function formatAbsences(
	rows: readonly AbsenceDay[],
	zone: string,
	options: CsvWriteOptions = {}
): string {
	const sorted = [...rows].sort(
		(a, b) => compareRows(a, b) || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)
	);
	return headerLine(absenceColumns, options) + sorted.map((row) => formatAbsence(row, zone)).join('');
}

/** Reads the absences file row by row; a null stands for a row that is not taken. */
export function* readAbsences(
	text: string,
	context: AbsencesContext,
	findings: CsvFindings
): Generator<AbsenceCsvRow | null> {
	const takenByDay = new Map<string, PlacedRow[]>();
	for (const row of readTable(text, columns, findings)) {
		const absence = readAbsence(row, context);
		if (absence === null || !isNew(row, absence, takenByDay)) yield null;
		else yield absence;
	}
}

function readAbsence(row: CsvRow, context: AbsencesContext): AbsenceCsvRow | null {
	const sip = row.requiredText('sip');
	const isKnown = sip.trim() !== '' && context.knownUsers?.has(sip) !== false;
	if (sip.trim() !== '' && !isKnown) row.fail('sip', 'UNKNOWN_USER');
	const dayHours = row.optional('duration', parseHours);
	const label = row.requiredText('label').trim();
	const kind = meaningOf(label, context.customLabels);
	if (label !== '' && kind === undefined) row.fail('label', 'UNKNOWN_LABEL');
	const confirmed = row.required('confirmed', parseBoolean);
	const date = readDate(row, isKnown ? context.zoneOf(sip) : null);
	if (row.isFaulty || kind === undefined || confirmed === null || date === null) return null;
	return { line: row.line, sip, date, ...kind, dayHours, confirmed };
}

/** What a label stands for: a type of that very name, or half a day of the type named after the `h`. */
function meaningOf(label: string, customLabels?: CustomLabels): LabelMeaning | undefined {
	const named = namedMeaning(label, customLabels);
	if (named !== undefined || !label.startsWith(HALF)) return named;
	const whole = namedMeaning(label.slice(HALF.length), customLabels);
	return whole?.fraction === 1 ? { ...whole, fraction: 0.5 } : undefined;
}

function namedMeaning(label: string, customLabels?: CustomLabels): LabelMeaning | undefined {
	const category = customLabels?.get(label);
	const custom = category === undefined ? undefined : ({ type: label, category, fraction: 1 } as const);
	return builtInLabels.get(label) ?? custom;
}

/** A date wins over the timestamp; without one, the timestamp's local date in the person's zone counts. */
function readDate(row: CsvRow, zone: string | null): LocalDate | null {
	if (row.cell('date').trim() === '') {
		if (row.cell('start').trim() === '') return row.fail('date', 'REQUIRED');
		const start = row.required('start', parseTimestamp);
		return start === null || zone === null ? null : localDateOf(msToInstant(start), zone);
	}
	const date = row.required('date', parseDate);
	const start = parseTimestamp(row.cell('start'));
	if (date !== null && zone !== null && 'value' in start) {
		if (localDateOf(msToInstant(start.value), zone) !== date) row.warn('date', 'DATE_TS_MISMATCH');
	}
	return date;
}

/**
 * A row like an earlier one of its day is taken once; what does not fit beside the earlier ones overlaps, by
 * the rule requests are held to.
 */
function isNew(row: CsvRow, absence: AbsenceCsvRow, takenByDay: Map<string, PlacedRow[]>): boolean {
	const key = `${absence.sip}\n${absence.date}`;
	const taken = takenByDay.get(key) ?? [];
	const isRepeated = taken.some(
		(other) =>
			other.type === absence.type &&
			other.fraction === absence.fraction &&
			other.confirmed === absence.confirmed
	);
	if (isRepeated) {
		row.warn(null, 'DUPLICATE_ROW');
		return false;
	}
	const place = placeOnDay(absence, taken);
	if (place === null) {
		row.fail('date', 'OVERLAP');
		return false;
	}
	takenByDay.set(key, [...taken, { ...absence, ...place }]);
	return true;
}

/** Reads a whole absences file from its bytes or its text. */
export function importAbsences(
	file: Uint8Array | string,
	context: AbsencesContext
): CsvImport<AbsenceCsvRow> {
	const findings = noFindings();
	const text = typeof file === 'string' ? file : decodeCsv(file, findings);
	return collectRows(readAbsences(text, context, findings), findings);
}
