import { guardCell, readRecords, textToField, unguardCell } from '#domain/exchange/csv.ts';
import {
	formatAbsences,
	importAbsences,
	type AbsenceDay,
	type AbsencesContext
} from '#domain/exchange/absences-csv.ts';
import { formatTimes, importTimes, type TimeRow, type TimesContext } from '#domain/exchange/times-csv.ts';
import { formatUsers, importUsers, type UserRow } from '#domain/exchange/users-csv.ts';

export interface CsvGiven {
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

/** Answers one case of the area csv: what the exchange formats make of the given rows or text. */
export function runCsvCase(op: string, given: CsvGiven): unknown {
	const zone = given.tz ?? 'UTC';
	switch (op) {
		case 'csv.export.times':
			return { text: formatTimes((given.rows ?? []) as readonly TimeRow[], zone, given) };
		case 'csv.export.absences':
			return { text: formatAbsences((given.rows ?? []) as readonly AbsenceDay[], zone, given) };
		case 'csv.export.users':
			return { text: formatUsers((given.rows ?? []) as readonly UserRow[], given) };
		case 'csv.import.times':
			return importTimes(given.text ?? '', timesContext(given));
		case 'csv.import.absences':
			return importAbsences(given.text ?? '', absencesContext(given, zone));
		case 'csv.import.users':
			return importUsers(given.text ?? '');
		case 'csv.escape':
			return escape(given.value ?? '');
		default:
			return { unknownOperation: op };
	}
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
		customLabels: new Set(labels),
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
