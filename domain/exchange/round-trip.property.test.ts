import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { absenceLabel, formatAbsences, importAbsences } from './absences-csv.ts';
import { collidesOnDay } from '#domain/absence/overlap.ts';
import type { AbsenceCategory } from '#domain/reference/reference.ts';
import { dayOffRows, placeOnDay, type DayOff, type TakenPart } from './half-days.ts';
import { fieldsToLine, guardCell, quoteCell, readRecords, textToField, unguardCell } from './csv.ts';
import { formatTimes, importTimes, type TimeRow } from './times-csv.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { formatUsers, importUsers } from './users-csv.ts';

const zones = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'UTC');
const sign = fc.constantFrom(
	'=',
	'+',
	'-',
	'@',
	"'",
	'"',
	';',
	' ',
	'\t',
	'\r',
	'\n',
	'\uFEFF',
	'＝',
	'a',
	'ü'
);
const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.array(sign).map((signs) => signs.join(''))
);
const word = text.filter((value) => value.trim() !== '');
const hours = fc.integer({ min: 0, max: 2400 }).map((hundredths) => hundredths / 100);
const date = fc
	.integer({ min: 11_000, max: 40_000 })
	.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

test('every text comes back from its cell exactly', () => {
	fc.assert(
		fc.property(text, (value) => {
			expect(unguardCell(guardCell(value))).toBe(value);
			const [record] = [...readRecords(`x;${textToField(value)};y\r\n`)];
			expect(record?.cells.map(unguardCell)).toEqual(['x', value, 'y']);
		}),
		propertyRuns(1000)
	);
});

test('records are read as another reader of RFC 4180 reads them', () => {
	fc.assert(
		fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
			const file = rows.map((cells) => fieldsToLine(cells.map(quoteCell))).join('');
			fc.pre(!file.startsWith('\uFEFF'));
			const ours = [...readRecords(file)].map((record) => record.cells);
			const theirs: unknown = parse(file, {
				delimiter: ';',
				relax_column_count: true,
				record_delimiter: '\r\n'
			});
			expect(ours).toEqual(theirs);
		}),
		propertyRuns(300)
	);
});

test('users: export, import and export again is the same file', () => {
	const user = fc.record({
		sip: word,
		guid: fc.option(word.filter((value) => value !== 'null')),
		domain: text,
		dn: word,
		hours: fc.array(hours, { minLength: 7, maxLength: 7 }),
		p_number: text.filter((value) => value !== '')
	});
	const users = fc.uniqueArray(user, { selector: (row) => row.sip, maxLength: 5 });
	fc.assert(
		fc.property(users, (rows) => {
			const file = formatUsers(rows);
			const read = importUsers(new TextEncoder().encode(file));
			expect(read.errors).toEqual([]);
			expect(formatUsers(read.rows)).toBe(file);
		})
	);
});

test('times: export, import and export again is the same file, in any zone', () => {
	const stretch = fc.record({
		gap: fc.integer({ min: 0, max: 10_000_000 }),
		length: fc.integer({ min: 60_000, max: 86_400_000 }),
		confirmed: fc.boolean(),
		label: text
	});
	const stretches = fc.array(stretch, { maxLength: 6 });
	const start = fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 });
	fc.assert(
		fc.property(word, text, start, stretches, zones, (sip, dn, first, parts, zone) => {
			let at = first;
			const rows = parts.map(({ gap, length, confirmed, label }): TimeRow => {
				const row = { sip, start: at + gap, stop: at + gap + length, confirmed, dn, p_number: '007', label };
				at = row.stop;
				return row;
			});
			const file = formatTimes(rows, zone);
			const read = importTimes(file);
			expect(read.errors).toEqual([]);
			expect(formatTimes(read.rows, zone)).toBe(file);
		})
	);
});

/** A type of the company's own beside the ones every file may use. */
const customLabels = new Map([['special', 'other' as const]]);

function categoryOf(type: string): AbsenceCategory {
	return customLabels.get(type) ?? (type === 'sick' ? 'sick' : 'vacation');
}

test('absences: export, import and export again is the same file, in any zone', () => {
	const kind = fc.constantFrom(
		{ type: 'vacation', fraction: 1 as const },
		{ type: 'vacation', fraction: 0.5 as const },
		{ type: 'sick', fraction: 0.5 as const },
		{ type: 'holiday', fraction: 1 as const },
		{ type: 'special', fraction: 1 as const },
		{ type: 'special', fraction: 0.5 as const }
	);
	const day = fc.record({ date, kind, confirmed: fc.boolean(), duration: hours });
	const days = fc.uniqueArray(day, { selector: (row) => row.date, maxLength: 6 });
	fc.assert(
		fc.property(word, days, zones, (sip, rows, zone) => {
			const file = formatAbsences(
				rows.map(({ date: on, kind: { type, fraction }, confirmed, duration }) => ({
					sip,
					date: on,
					duration,
					label: absenceLabel(type, fraction, customLabels),
					confirmed,
					p_number: '1'
				})),
				zone
			);
			const read = importAbsences(file, { zoneOf: () => zone, customLabels });
			expect(read.warnings).toEqual([]);
			const again = read.rows.map((row) => ({
				...row,
				duration: row.dayHours ?? 0,
				label: absenceLabel(row.type, row.fraction, customLabels),
				p_number: '1'
			}));
			expect(formatAbsences(again, zone)).toBe(file);
		})
	);
});

/** Whole days, mornings and afternoons as people ask for them: what overlaps is left out, as a request would be. */
const daysOff = fc
	.array(
		fc.record({
			date: fc.constantFrom('2026-03-02', '2026-03-03', '2026-10-25'),
			type: fc.constantFrom('vacation' as const, 'sick' as const, 'special' as const),
			half: fc.constantFrom('am' as const, 'pm' as const, null),
			confirmed: fc.boolean()
		}),
		{ maxLength: 10 }
	)
	.map((asked) => {
		const taken: DayOff[] = [];
		for (const { date, type, half, confirmed } of asked) {
			const others = taken
				.filter((day) => day.date === date)
				.map((day) => ({ half: day.half, category: categoryOf(day.type) }));
			const part = { category: categoryOf(type), half };
			if (!collidesOnDay(part, others)) taken.push({ date, type, half, confirmed });
		}
		return taken;
	});

test('days off in halves: export, import into an empty system and export again is the same file', () => {
	fc.assert(
		fc.property(daysOff, fc.boolean(), zones, (days, isTurned, zone) => {
			const file = fileOf(isTurned ? days.toReversed() : days, zone);
			expect(file).toBe(fileOf(days, zone));
			const read = importAbsences(file, { zoneOf: () => zone, customLabels });
			expect([...read.errors, ...read.warnings]).toEqual([]);
			const booked: (DayOff & TakenPart)[] = [];
			for (const row of read.rows) {
				const place = placeOnDay(
					row,
					booked.filter(({ date: on }) => on === row.date)
				);
				expect(place).not.toBeNull();
				if (place !== null) booked.push({ ...row, ...place });
			}
			expect(fileOf(booked, zone)).toBe(file);
			expect(hoursOff(booked)).toEqual(hoursOff(days));
		}),
		propertyRuns(300)
	);
});

/** Which halves of which day a type has, granted ones first. */
function hoursOff(days: readonly DayOff[]): Record<string, number> {
	const shares: Record<string, number> = {};
	for (const { date: on, type, fraction } of dayOffRows(days)) {
		shares[`${on} ${type}`] = (shares[`${on} ${type}`] ?? 0) + fraction;
	}
	return shares;
}

function fileOf(days: readonly DayOff[], zone: string): string {
	const rows = dayOffRows(days).map(({ date: on, type, fraction, confirmed }) => ({
		sip: 'anna',
		date: on,
		duration: 8,
		label: absenceLabel(type, fraction, customLabels),
		confirmed,
		p_number: '1'
	}));
	return formatAbsences(rows, zone);
}
