import * as v from 'valibot';
import type { CsvErrorCode } from '#domain/exchange/csv-problem.ts';
import { hoursToMinutes } from '#domain/exchange/csv-values.ts';
import { readUsers, type UserCsvRow } from '#domain/exchange/users-csv.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { scheduleOn } from '#domain/schedule/target-time.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { weekdays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { personNameSchema, userNameSchema } from '#protocol/http/people.ts';
import { createAccount, renameAccount } from '#server/auth/accounts.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { Directory } from '#server/exchange/directory.usecase.ts';
import type { ImportJob, ImportPlan } from '#server/exchange/import-job.ts';
import { addEmployee, changeEmployee, type EmployeeChange } from '#server/people/employee-changes.usecase.ts';
import { employeeOf, userNameIsTaken } from '#server/people/people-facts.usecases.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import { referenceOf } from '#server/settings/reference.usecases.ts';
import { COMPANY_LOCATION_ID } from '#server/settings/settings.usecases.ts';

/** A new person's schedule also holds for the older times that are imported after it. */
const SINCE_EVER = '2000-01-01';
const SCHEDULE_COMMENT = 'Import';
const KEY_MAX = 200;
const PERSONAL_NUMBER_MAX = 40;

type PersonFields = Pick<EmployeeRow, 'name' | 'personalNumber' | 'guid' | 'domain'>;

/** A row that says something new; `before` is the person as the plan saw them, null for a new one. */
interface UserChange {
	readonly row: UserCsvRow;
	readonly userName: string;
	readonly before: EmployeeRow | null;
	readonly today: LocalDate;
}

/** What a users file would add or change. Groups, roles and sign-in stay as they are. */
export async function planUsers(deps: Deps, job: ImportJob): Promise<ImportPlan> {
	const directory = new Directory(deps);
	const rows = await job.read(readUsers(job.text, job.findings));
	const changes: UserChange[] = [];
	const seen = new Set<string>();
	await job.each(rows, (row) => {
		const userName = v.safeParse(userNameSchema, row.sip);
		if (!userName.success) return fail(job, row, 'sip', 'BAD_USER_NAME');
		if (seen.has(userName.output)) return fail(job, row, 'sip', 'DUPLICATE_USER');
		seen.add(userName.output);
		if (!v.is(personNameSchema, row.dn)) return fail(job, row, 'dn', 'TOO_LONG');
		if (row.p_number.length > PERSONAL_NUMBER_MAX) return fail(job, row, 'p_number', 'TOO_LONG');
		if ((row.guid ?? '').length > KEY_MAX) return fail(job, row, 'guid', 'TOO_LONG');
		if (row.domain.length > KEY_MAX) return fail(job, row, 'domain', 'TOO_LONG');
		const before = directory.find(row.sip) ?? null;
		const today = localDateOf(msToInstant(deps.clock.now()), directory.zoneOf(before ?? undefined));
		if (before !== null && Object.keys(patchOf(before, before, row, today)).length === 0) return;
		changes.push({ row, userName: userName.output, before, today });
	});
	const added = new Set(changes.filter(({ before }) => before === null));
	return {
		get new() {
			return added.size;
		},
		changed: changes.length - added.size,
		newWorkTypes: [],
		write() {
			for (const change of changes) {
				if (change.before !== null) changePerson(deps, job.actorId, change.before, change);
				else if (!userNameIsTaken(deps, change.userName)) addPerson(deps, job.actorId, change);
				else if (added.delete(change)) fail(job, change.row, 'sip', 'USER_NAME_TAKEN');
			}
		}
	};
}

function fail(
	job: ImportJob,
	{ line, ...row }: UserCsvRow,
	column: keyof typeof row,
	code: CsvErrorCode
): void {
	job.findings.errors.push({ line, column, code, value: String(row[column] ?? '') });
}

function addPerson(deps: Deps, actorId: string, { row, userName }: UserChange): void {
	const userId = deps.ids.next();
	const fields = personFields(row);
	addEmployee(deps, actorId, {
		id: userId,
		userName,
		...fields,
		locationId: referenceOf(deps, 'location', COMPANY_LOCATION_ID)?.id ?? null,
		status: 'invited',
		isHr: false,
		schedules: [{ validFrom: SINCE_EVER, minutes: minutesOf(row), comment: SCHEDULE_COMMENT }],
		profile: null,
		archivedAt: null
	});
	createAccount(deps, { userId, name: fields.name, userName, email: null, passwordHash: null });
}

/** HR may have changed the person since the plan: only what the file changes is written, onto what is there now. */
function changePerson(deps: Deps, actorId: string, before: EmployeeRow, { row, today }: UserChange): void {
	const current = employeeOf(deps, before.id);
	invariant(current, 'Nobody is ever deleted');
	const fields = patchOf(before, current, row, today);
	changeEmployee(deps, actorId, before.id, { fields });
	if (fields.name !== undefined) renameAccount(deps, before.id, { name: fields.name });
}

function personFields(row: UserCsvRow): PersonFields {
	return {
		name: row.dn.trim(),
		personalNumber: row.p_number === '0' ? '' : row.p_number,
		guid: row.guid ?? '',
		domain: row.domain
	};
}

/**
 * What a row changes of the person as the plan saw them, to be written onto the person as they are. Other
 * hours than today's begin today; what was worked before keeps its target.
 */
function patchOf(
	before: EmployeeRow,
	current: EmployeeRow,
	row: UserCsvRow,
	today: LocalDate
): EmployeeChange {
	const fields = Object.entries(personFields(row));
	const patch = Object.fromEntries(
		fields.filter(([key, value]) => before[key as keyof PersonFields] !== value)
	);
	const minutes = minutesOf(row);
	const known = scheduleOn(before.schedules, today);
	if (known !== null && weekdays.every((day) => known.minutes[day] === minutes[day])) return patch;
	const kept = current.schedules.filter(({ validFrom }) => validFrom !== today);
	return { ...patch, schedules: [...kept, { validFrom: today, minutes, comment: SCHEDULE_COMMENT }] };
}

function minutesOf({ hours }: UserCsvRow): WorkingSchedule['minutes'] {
	const [mon, tue, wed, thu, fri, sat, sun] = hours.map(hoursToMinutes);
	return {
		mon: mon ?? 0,
		tue: tue ?? 0,
		wed: wed ?? 0,
		thu: thu ?? 0,
		fri: fri ?? 0,
		sat: sat ?? 0,
		sun: sun ?? 0
	};
}
