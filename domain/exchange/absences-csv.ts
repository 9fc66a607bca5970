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
import { formatDecimal, parseBoolean, parseDate, parseHours, parseTimestamp } from './csv-values.ts';

export const absenceColumns = ['sip', 'start', 'duration', 'label', 'confirmed', 'date', 'p_number'] as const;
const columns: CsvColumns = {
	known: absenceColumns,
	required: [['sip'], ['label'], ['confirmed'], ['date', 'start']]
};

/** The labels every file may use: the type and the part of the day they stand for. */
const builtInLabels: ReadonlyMap<string, { type: string; fraction: 0.5 | 1 }> = new Map([
	['vacation', { type: 'vacation', fraction: 1 }],
	['hvacation', { type: 'vacation', fraction: 0.5 }],
	['holiday', { type: 'holiday', fraction: 1 }],
	['sick', { type: 'sick', fraction: 1 }],
	['hsick', { type: 'sick', fraction: 0.5 }]
]);

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
	readonly fraction: 0.5 | 1;
	readonly dayHours: number | null;
	readonly confirmed: boolean;
}

export interface AbsencesContext {
	/** Zone of a person: decides the date of a row that has only a timestamp. */
	readonly zoneOf: (sip: string) => string;
	readonly knownUsers?: Pick<ReadonlySet<string>, 'has'>;
	/** Ids of the company's own absence types. */
	readonly customLabels?: Pick<ReadonlySet<string>, 'has'>;
}

/** The label of a day: half days exist for vacation and sick leave. */
export function absenceLabel(type: string, fraction: 0.5 | 1): string {
	return fraction === 0.5 ? `h${type}` : type;
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
	const takenByDay = new Map<string, AbsenceCsvRow[]>();
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
	const kind = builtInLabels.get(label) ?? customLabel(label, context);
	if (label !== '' && kind === undefined) row.fail('label', 'UNKNOWN_LABEL');
	const confirmed = row.required('confirmed', parseBoolean);
	const date = readDate(row, isKnown ? context.zoneOf(sip) : null);
	if (row.isFaulty || kind === undefined || confirmed === null || date === null) return null;
	return { line: row.line, sip, date, ...kind, dayHours, confirmed };
}

function customLabel(label: string, context: AbsencesContext): { type: string; fraction: 1 } | undefined {
	return context.customLabels?.has(label) === true ? { type: label, fraction: 1 } : undefined;
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

/** A day holds absences of at most one whole day; sick leave may lie over everything else. */
function isNew(row: CsvRow, absence: AbsenceCsvRow, takenByDay: Map<string, AbsenceCsvRow[]>): boolean {
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
	if (overlapsDay(absence, taken)) {
		row.fail('date', 'OVERLAP');
		return false;
	}
	takenByDay.set(key, [...taken, absence]);
	return true;
}

/**
 * Whether a further absence does not fit on a day: the same type twice, or more than one whole day in sum.
 * Sick leave may lie over other absences.
 */
export function overlapsDay(
	absence: { readonly type: string; readonly fraction: number },
	taken: readonly { readonly type: string; readonly fraction: number }[]
): boolean {
	if (taken.some((other) => other.type === absence.type)) return true;
	if (absence.type === 'sick') return false;
	const others = taken.filter((other) => other.type !== 'sick');
	return others.reduce((sum, other) => sum + other.fraction, absence.fraction) > 1;
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
