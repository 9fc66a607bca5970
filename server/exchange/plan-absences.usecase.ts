import { hasEnded } from '#domain/absence/absence-standing.ts';
import { overlapsDay, readAbsences, type AbsenceCsvRow } from '#domain/exchange/absences-csv.ts';
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

interface DayPart {
	/** The type's label. */
	readonly type: string;
	readonly fraction: number;
	readonly half: 'am' | 'pm' | null;
}

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
	const fresh = new Map<string, { employee: EmployeeRow; typeId: string; rows: AbsenceCsvRow[] }>();
	let count = 0;
	await job.each(rows, (row) => {
		const employee = directory.find(row.sip);
		if (employee === undefined) return;
		const typeId = types.idOf(row.type);
		if (!book(job, booked, row, employee.id)) return;
		count += 1;
		const key = `${employee.id} ${typeId}`;
		const group = fresh.get(key) ?? { employee, typeId, rows: [] };
		fresh.set(key, group);
		group.rows.push(row);
	});
	const stamp = { now: msToInstant(deps.clock.now()), ids: deps.ids, flags: [IMPORTED] };
	const absences = [...fresh.values()].flatMap(({ employee, typeId, rows: days }) =>
		joinDays(days, (date) => targets.hasTarget(employee, date)).map((run) => {
			const half = booked.halfOf(employee.id, run.from, types.labelOf(typeId));
			return newAbsence(run, { userId: employee.id, typeId, half }, stamp);
		})
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
	readonly #parts = new Map<string, DayPart[]>();
	/** Days that an earlier import brought and that ended since: they are not brought again. */
	readonly #ended = new Set<string>();

	add(userId: string, date: LocalDate, part: DayPart): void {
		const key = `${userId} ${date}`;
		this.#parts.set(key, [...this.on(userId, date), part]);
	}

	addEnded(userId: string, date: LocalDate, type: string): void {
		this.#ended.add(`${userId} ${date} ${type}`);
	}

	on(userId: string, date: LocalDate): readonly DayPart[] {
		return this.#parts.get(`${userId} ${date}`) ?? [];
	}

	has(userId: string, date: LocalDate, { type, fraction }: Pick<DayPart, 'type' | 'fraction'>): boolean {
		if (this.#ended.has(`${userId} ${date} ${type}`)) return true;
		return this.on(userId, date).some((part) => part.type === type && part.fraction === fraction);
	}

	halfOf(userId: string, date: LocalDate, type: string): 'am' | 'pm' | null {
		return this.on(userId, date).find((part) => part.type === type)?.half ?? null;
	}
}

/** What HR knows of: requests and what became of them, never somebody's drafts. */
function bookedDays(
	deps: Deps,
	{ directory, targets, types }: { directory: Directory; targets: TargetDays; types: AbsenceTypes }
): BookedDays {
	const booked = new BookedDays();
	for (const absence of absencesBetween(deps, FIRST_DATE, LAST_DATE)) {
		const employee = directory.byId(absence.userId);
		if (employee === undefined || absence.state === 'draft') continue;
		const isEnded = hasEnded(absence);
		if (isEnded && !absence.flags.includes(IMPORTED)) continue;
		const today = localDateOf(msToInstant(deps.clock.now()), directory.zoneOf(employee));
		const days = splitAbsence(absence, (date) => targets.hasTarget(employee, date), today);
		for (const { date, fraction, half } of days) {
			const type = types.labelOf(absence.typeId);
			if (isEnded) booked.addEnded(employee.id, date, type);
			else booked.add(employee.id, date, { type, fraction, half });
		}
	}
	return booked;
}

/** Takes a day into the plan; false when it is there already, or does not fit. */
function book(
	job: ImportJob,
	booked: BookedDays,
	{ line, date, type, fraction }: AbsenceCsvRow,
	userId: string
): boolean {
	const part = { type, fraction };
	if (booked.has(userId, date, part)) return false;
	const others = booked.on(userId, date);
	if (overlapsDay(part, others)) {
		job.findings.errors.push({ line, column: 'date', code: 'OVERLAP', value: date });
		return false;
	}
	const half = fraction === 1 ? null : others.some((other) => other.half === 'am') ? 'pm' : 'am';
	booked.add(userId, date, { ...part, half });
	return true;
}
