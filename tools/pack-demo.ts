/**
 * Packs a firm in the Working App's three files (users.csv, absences.csv, times.csv) into the small form the
 * demo is loaded from: `node tools/pack-demo.ts FOLDER`. Rows keep their wall times; whether they were confirmed
 * is left out, because the loader decides that by the day it runs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { absenceLabel, importAbsences } from '#domain/exchange/absences-csv.ts';
import type { CsvImport } from '#domain/exchange/csv-problem.ts';
import { hoursToMinutes } from '#domain/exchange/csv-values.ts';
import { importTimes } from '#domain/exchange/times-csv.ts';
import { importUsers } from '#domain/exchange/users-csv.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, daysBetween, mondayOf } from '#domain/time/local-date.ts';
import { localDateOf, offsetMinutesAt } from '#domain/time/zone.ts';
import { packFirm, type DemoFirm } from '#server/demo/firm-format.ts';

const ZONE = 'Europe/Berlin';
const MS_PER_DAY = 86_400_000;
const target = new URL('../server/demo/firm/hofer.txt.gz', import.meta.url);

const folder = process.argv[2];
if (folder === undefined) {
	process.stderr.write(
		'Say where users.csv, absences.csv and times.csv lie: node tools/pack-demo.ts FOLDER\n'
	);
	process.exit(2);
}

function rowsOf<Row>(name: string, read: (bytes: Uint8Array) => CsvImport<Row>): Row[] {
	const result = read(readFileSync(join(folder ?? '', name)));
	if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.errors.slice(0, 5))}`);
	return result.rows;
}

/** Milliseconds of the wall clock since 1970. */
function wallMs(epochMs: number): number {
	return epochMs + offsetMinutesAt(msToInstant(epochMs), ZONE) * 60_000;
}

const users = rowsOf('users.csv', importUsers);
const absences = rowsOf('absences.csv', (bytes) => importAbsences(bytes, { zoneOf: () => ZONE }));
const times = rowsOf('times.csv', importTimes);
const workDates = times.map(({ start }) => localDateOf(msToInstant(start), ZONE)).sort();
const dates = [...workDates, ...absences.map(({ date }) => date)].sort();
const firstMonday = mondayOf(dates[0] ?? '1970-01-01');
const dayOf = (date: string): number => daysBetween(firstMonday, date);

const firm: DemoFirm = {
	firstMonday,
	lastMonday: mondayOf(workDates.at(-1) ?? firstMonday),
	people: users.map((user) => ({
		sip: user.sip,
		name: user.dn,
		personalNumber: user.p_number,
		domain: user.domain,
		minutes: user.hours.map(hoursToMinutes),
		absences: absences
			.filter(({ sip }) => sip === user.sip)
			.map(({ date, type, fraction }) => ({ day: dayOf(date), label: absenceLabel(type, fraction) })),
		times: times
			.filter(({ sip }) => sip === user.sip)
			.map(({ start, stop, label }) => {
				const day = dayOf(localDateOf(msToInstant(start), ZONE));
				const midnight = Date.parse(`${addDays(firstMonday, day)}T00:00:00Z`);
				return { day, startMs: wallMs(start) - midnight, stopMs: wallMs(stop) - midnight, label };
			})
	}))
};
const unusable = firm.people.flatMap((person) =>
	person.times.filter(({ startMs, stopMs }) => startMs >= MS_PER_DAY || stopMs <= startMs)
);
if (unusable.length > 0) throw new Error(`${unusable.length} rows end before they start on the wall clock`);

const packed = packFirm(firm);
writeFileSync(target, packed);
process.stdout.write(
	`${firm.people.length} people, ${absences.length} days off, ${times.length} times: ${packed.byteLength} bytes\n`
);
