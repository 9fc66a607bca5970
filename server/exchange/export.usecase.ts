import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Absence } from '#domain/absence/absence.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { absenceColumns, absenceLabel, formatAbsence } from '#domain/exchange/absences-csv.ts';
import { headerLine, type CsvWriteOptions } from '#domain/exchange/csv.ts';
import { dayOffRows, type DayOffRow } from '#domain/exchange/half-days.ts';
import { minutesToHours } from '#domain/exchange/csv-values.ts';
import { isFinishedWork, timeRowOf, type FinishedWork } from '#domain/exchange/entry-rows.ts';
import { isExported } from '#domain/exchange/exported-entries.ts';
import { formatTime, timeColumns } from '#domain/exchange/times-csv.ts';
import { formatUser, userColumns } from '#domain/exchange/users-csv.ts';
import { weekdays } from '#domain/time/local-date.ts';
import { MS_PER_DAY } from '#domain/time/duration.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { scheduleOn } from '#domain/schedule/target-time.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { ExchangeKind, ExportQuery } from '#protocol/http/exchange.ts';
import { absencesBetween } from '#server/absences/absences.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { splitAbsence } from '#server/exchange/absence-rows.ts';
import { AbsenceTypes } from '#server/exchange/absence-types.usecase.ts';
import { Directory, listInFileOrder, personalNumberOf } from '#server/exchange/directory.usecase.ts';
import { TargetDays } from '#server/exchange/target-days.usecase.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';
import { timeEntriesOf } from '#server/time-entries/time-entries.usecases.ts';

const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';
/** Timestamps in files have 13 digits: what can be written lies between these. */
const FIRST_INSTANT_MS = 1e12;
const LAST_INSTANT_MS = 1e13 - 1;

/** HR's file of a kind, piece by piece; other requests are answered between the pieces. */
export function exportFile(deps: Deps, kind: ExchangeKind, query: ExportQuery): AsyncIterable<string> {
	if (kind === 'users') return exportUsers(deps, query);
	if (kind === 'absences') return exportAbsences(deps, query);
	return exportTimes(deps, query, listInFileOrder(deps), isExported);
}

/** All of a person's own stopped entries, drafts too. */
export function exportOwnTimes(deps: Deps, userId: string, query: ExportQuery): AsyncIterable<string> {
	const self = listInFileOrder(deps).filter(({ id }) => id === userId);
	return exportTimes(deps, query, self, () => true);
}

function writeOptions({ ampersand = true, compat = false }: ExportQuery): CsvWriteOptions {
	return { ampersand, compatOffset: compat };
}

async function* exportUsers(deps: Deps, query: ExportQuery): AsyncGenerator<string> {
	const directory = new Directory(deps);
	yield headerLine(userColumns, writeOptions(query));
	for (const employee of listInFileOrder(deps)) {
		const today = localDateOf(msToInstant(deps.clock.now()), directory.zoneOf(employee));
		const minutes = scheduleOn(employee.schedules, today)?.minutes;
		yield formatUser({
			sip: employee.userName,
			guid: employee.guid === '' ? null : employee.guid,
			domain: employee.domain,
			dn: employee.name,
			hours: weekdays.map((day) => minutesToHours(minutes?.[day] ?? 0)),
			p_number: personalNumberOf(employee)
		});
	}
}

async function* exportTimes(
	deps: Deps,
	query: ExportQuery,
	people: readonly EmployeeRow[],
	isWanted: (entry: TimeEntry) => boolean
): AsyncGenerator<string> {
	const options = writeOptions(query);
	const labels = new Map(referencesOf(deps, 'work_type').map(({ id, name }) => [id, name]));
	yield headerLine(timeColumns, options);
	for (const employee of people) {
		await nextTurn();
		yield entriesOf(deps, query, employee)
			.filter(isWanted)
			.map((entry) =>
				formatTime(timeRowOf(entry, employee, labels.get(entry.workTypeId ?? '') ?? ''), entry.zone, options)
			)
			.join('');
	}
}

/** Finished work whose local date lies in the span asked for. */
function entriesOf(deps: Deps, query: ExportQuery, { id }: EmployeeRow): FinishedWork[] {
	const { from = FIRST_DATE, to = LAST_DATE } = query;
	// A local date begins and ends within a day of the same date in UTC.
	const start = Math.max(FIRST_INSTANT_MS, instantToMs(`${from}T00:00:00.000Z`) - MS_PER_DAY);
	const stop = Math.min(LAST_INSTANT_MS, instantToMs(`${to}T00:00:00.000Z`) + 2 * MS_PER_DAY);
	return timeEntriesOf(deps, id, msToInstant(start), msToInstant(stop))
		.filter(isFinishedWork)
		.filter((entry) => {
			const date = localDateOf(entry.start, entry.zone);
			return date >= from && date <= to;
		});
}

async function* exportAbsences(deps: Deps, query: ExportQuery): AsyncGenerator<string> {
	const { from = FIRST_DATE, to = LAST_DATE } = query;
	const directory = new Directory(deps);
	const types = new AbsenceTypes(deps);
	const targets = new TargetDays(deps);
	const byPerson = Map.groupBy(
		// HR's file has what is asked for, granted, or about to be cancelled.
		absencesBetween(deps, from, to).filter((absence) => standingOf(absence) !== 'none'),
		({ userId }) => userId
	);
	yield headerLine(absenceColumns, writeOptions(query));
	for (const employee of listInFileOrder(deps)) {
		await nextTurn();
		const zone = directory.zoneOf(employee);
		const absences = byPerson.get(employee.id) ?? [];
		yield daysOf(deps, { employee, absences, targets, types, zone })
			.filter(({ date }) => date >= from && date <= to)
			.map(({ date, type, fraction, confirmed }) =>
				formatAbsence(
					{
						sip: employee.userName,
						date,
						duration: minutesToHours(targets.contractMinutes(employee, date)),
						label: absenceLabel(type, fraction, types),
						confirmed,
						p_number: personalNumberOf(employee)
					},
					zone
				)
			)
			.join('');
	}
}

function daysOf(
	deps: Pick<Deps, 'clock'>,
	person: {
		employee: EmployeeRow;
		absences: readonly Absence[];
		targets: TargetDays;
		types: AbsenceTypes;
		zone: string;
	}
): DayOffRow[] {
	const { employee, absences, targets, types, zone } = person;
	const today = localDateOf(msToInstant(deps.clock.now()), zone);
	return dayOffRows(
		absences.flatMap((absence) => {
			const type = types.labelOf(absence.typeId);
			const confirmed = standingOf(absence) === 'counts';
			const days = splitAbsence(absence, (date) => targets.hasTarget(employee, date), today);
			return days.map(({ date, half }) => ({ date, half, type, confirmed }));
		})
	);
}
