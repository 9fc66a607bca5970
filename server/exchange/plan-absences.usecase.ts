import { hasEnded } from '#domain/absence/absence-standing.ts';
import { isShownToHr } from '#domain/absence/visibility.ts';
import { readAbsences, type AbsenceCsvRow } from '#domain/exchange/absences-csv.ts';
import { partsToldBy, placeOnDay, type DayOff, type TakenPart } from '#domain/exchange/half-days.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { absencesBetween, recordAbsences } from '#server/absences/absences.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { AbsenceTypes } from '#server/exchange/absence-types.usecase.ts';
import { joinDays, splitAbsence } from '#server/exchange/absence-rows.ts';
import { Directory } from '#server/exchange/directory.usecase.ts';
import type { ImportJob, ImportPlan } from '#server/exchange/import-job.ts';
import { newAbsence } from '#server/exchange/new-absence.ts';
import { TargetDays } from '#server/exchange/target-days.usecase.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';

const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';
const IMPORTED = 'IMPORTED';

/** What an absences file would add. A day that exists is booked only once, however often the file is taken. */
export async function planAbsences(deps: Deps, job: ImportJob): Promise<ImportPlan> {
	const directory = new Directory(deps);
	const types = new AbsenceTypes(deps);
	const context = {
		zoneOf: (sip: string) => directory.zoneOf(directory.find(sip)),
		knownUsers: directory,
		customLabels: types
	};
	const rows = await job.read(readAbsences(job.text, context, job.findings));
	const targets = new TargetDays(deps);
	const booked = bookedDays(deps, { directory, targets, types });
	const fresh = new Map<string, { employee: EmployeeRow; typeId: string; days: DayOff[] }>();
	let count = 0;
	await job.each(rows, (row) => {
		const employee = directory.find(row.sip);
		if (employee === undefined) return;
		const typeId = types.idOf(row.type);
		const place = book(job, booked, row, employee.id);
		if (place === null) return;
		count += 1;
		const key = `${employee.id} ${typeId}`;
		const group = fresh.get(key) ?? { employee, typeId, days: [] };
		fresh.set(key, group);
		group.days.push({ ...row, ...place });
	});
	const stamp = { now: msToInstant(deps.clock.now()), ids: deps.ids, flags: [IMPORTED] };
	const absences = [...fresh.values()].flatMap(({ employee, typeId, days }) =>
		joinDays(days, (date) => targets.hasTarget(employee, date)).map((run) =>
			newAbsence(run, { userId: employee.id, typeId }, stamp)
		)
	);
	return {
		new: count,
		changed: 0,
		newWorkTypes: [],
		write() {
			types.storeMissing(job.actorId, new Set(absences.map(({ typeId }) => typeId)));
			recordAbsences(deps, { actorId: job.actorId, event: 'create', absences });
		}
	};
}

/** The absences of each person and day, those of the file as they come. */
class BookedDays {
	readonly #parts = new Map<string, TakenPart[]>();
	/** Of these, what was recorded before and no row has told of yet. */
	readonly #untold = new Map<string, readonly TakenPart[]>();
	/** Days that an earlier import brought and that ended since: they are not brought again. */
	readonly #ended = new Set<string>();

	addRecorded(userId: string, date: LocalDate, part: TakenPart): void {
		this.add(userId, date, part);
		const key = `${userId} ${date}`;
		this.#untold.set(key, [...(this.#untold.get(key) ?? []), part]);
	}

	add(userId: string, date: LocalDate, part: TakenPart): void {
		this.#parts.set(`${userId} ${date}`, [...this.on(userId, date), part]);
	}

	addEnded(userId: string, date: LocalDate, type: string): void {
		this.#ended.add(`${userId} ${date} ${type}`);
	}

	on(userId: string, date: LocalDate): readonly TakenPart[] {
		return this.#parts.get(`${userId} ${date}`) ?? [];
	}

	/** Whether a row tells what is recorded already; each record answers for one row only. */
	isRecorded(userId: string, row: AbsenceCsvRow): boolean {
		if (this.#ended.has(`${userId} ${row.date} ${row.type}`)) return true;
		const key = `${userId} ${row.date}`;
		const untold = this.#untold.get(key) ?? [];
		const told = partsToldBy(row, untold);
		if (told.length === 0) return false;
		this.#untold.set(
			key,
			untold.filter((part) => !told.includes(part))
		);
		return true;
	}
}

/** The days that HR knows of, taken and ended. */
function bookedDays(
	deps: Deps,
	{ directory, targets, types }: { directory: Directory; targets: TargetDays; types: AbsenceTypes }
): BookedDays {
	const booked = new BookedDays();
	for (const absence of absencesBetween(deps, FIRST_DATE, LAST_DATE)) {
		const employee = directory.byId(absence.userId);
		if (employee === undefined || !isShownToHr(absence)) continue;
		const isEnded = hasEnded(absence);
		if (isEnded && !absence.flags.includes(IMPORTED)) continue;
		const today = localDateOf(msToInstant(deps.clock.now()), directory.zoneOf(employee));
		const days = splitAbsence(absence, (date) => targets.hasTarget(employee, date), today);
		for (const { date, half } of days) {
			const type = types.labelOf(absence.typeId);
			const category = types.categoryOf(absence.typeId);
			if (isEnded) booked.addEnded(employee.id, date, type);
			else booked.addRecorded(employee.id, date, { type, category, half });
		}
	}
	return booked;
}

/** Takes a day into the plan, and says which part of the day it is; null when it is there already, or does not fit. */
function book(
	job: ImportJob,
	booked: BookedDays,
	row: AbsenceCsvRow,
	userId: string
): { readonly half: TakenPart['half'] } | null {
	const { line, date, type, category } = row;
	if (booked.isRecorded(userId, row)) return null;
	const place = placeOnDay(row, booked.on(userId, date));
	if (place === null) job.findings.errors.push({ line, column: 'date', code: 'OVERLAP', value: date });
	else booked.add(userId, date, { type, category, half: place.half });
	return place;
}
