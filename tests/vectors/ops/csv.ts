import { guardCell, readRecords, textToField, unguardCell } from '#domain/exchange/csv.ts';
import {
	formatAbsences,
	importAbsences,
	type AbsenceDay,
	type AbsencesContext
} from '#domain/exchange/absences-csv.ts';
import { formatTimes, importTimes, type TimeRow, type TimesContext } from '#domain/exchange/times-csv.ts';
import { formatUsers, importUsers, type UserRow } from '#domain/exchange/users-csv.ts';
import type { Json } from '#tests/vectors/given.ts';

interface CsvGiven {
	readonly tz?: string;
	readonly text?: string;
	readonly value?: string;
	readonly rows?: readonly unknown[];
	readonly compatOffset?: boolean;
	readonly ampersand?: boolean;
	readonly knownUsers?: readonly string[];
	readonly customLabels?: readonly (string | { readonly id: string })[];
	readonly now?: string | number;
}

const zoneOf = (given: CsvGiven): string => given.tz ?? 'UTC';

/** What the exchange formats make of the given rows or text. */
export const csvOps = {
	'csv.export.times': (given: CsvGiven): Json => ({
		text: formatTimes(rowsOf<TimeRow>(given, { dn: '', label: '' }), zoneOf(given), given)
	}),
	'csv.export.absences': (given: CsvGiven): Json => ({
		text: formatAbsences(rowsOf<AbsenceDay>(given), zoneOf(given), given)
	}),
	'csv.export.users': (given: CsvGiven): Json => ({
		text: formatUsers(rowsOf<UserRow>(given, { guid: null, domain: '' }), given)
	}),
	'csv.import.times': (given: CsvGiven): Json => ({
		...importTimes(given.text ?? '', timesContext(given))
	}),
	'csv.import.absences': (given: CsvGiven): Json => ({
		...importAbsences(given.text ?? '', absencesContext(given, zoneOf(given)))
	}),
	'csv.import.users': (given: CsvGiven): Json => ({ ...importUsers(given.text ?? '') }),
	'csv.escape': (given: CsvGiven): Json => escape(given.value ?? '')
};

/** Rows of a case; what a row leaves out has its usual value. */
function rowsOf<T>(given: CsvGiven, usual: object = {}): readonly T[] {
	return (given.rows ?? []).map((row) => ({ p_number: '0', ...usual, ...(row as object) }) as T);
}

function timesContext(given: CsvGiven): TimesContext {
	return {
		...(given.knownUsers === undefined ? {} : { knownUsers: new Set(given.knownUsers) }),
		...(given.now === undefined ? {} : { now: new Date(given.now).getTime() })
	};
}

function absencesContext(given: CsvGiven, zone: string): AbsencesContext {
	const labels = (given.customLabels ?? []).map((label) => (typeof label === 'string' ? label : label.id));
	return {
		zoneOf: () => zone,
		customLabels: new Map(labels.map((label) => [label, 'other'])),
		...(given.knownUsers === undefined ? {} : { knownUsers: new Set(given.knownUsers) })
	};
}

function escape(value: string): { cell: string; field: string; roundTrip: boolean } {
	const field = textToField(value);
	const [record] = [...readRecords(`${field};\r\n`)];
	return {
		cell: guardCell(value),
		field,
		roundTrip: unguardCell(record?.cells[0] ?? '') === value
	};
}
