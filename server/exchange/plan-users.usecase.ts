import * as v from 'valibot';
import type { CsvErrorCode } from '#domain/exchange/csv-problem.ts';
import { hoursToMinutes } from '#domain/exchange/csv-values.ts';
import { readUsers, type UserCsvRow } from '#domain/exchange/users-csv.ts';
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
import { addEmployee, changeEmployee } from '#server/people/employee-changes.usecase.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import { referenceOf } from '#server/settings/reference.usecases.ts';
import { COMPANY_LOCATION_ID } from '#server/settings/settings.usecases.ts';

/** A new person's schedule also holds for the older times that are imported after it. */
const SINCE_EVER = '2000-01-01';
const SCHEDULE_COMMENT = 'Import';
const KEY_MAX = 200;
const PERSONAL_NUMBER_MAX = 40;

type Person = Omit<EmployeeRow, 'seq' | 'deleted'>;

interface UserChange {
	readonly before: EmployeeRow | null;
	readonly after: Person;
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
		const after = before === null ? newPerson(deps, row, userName.output) : changedPerson(before, row, today);
		if (before === null || differs(before, after)) changes.push({ before, after });
	});
	return {
		new: changes.filter(({ before }) => before === null).length,
		changed: changes.filter(({ before }) => before !== null).length,
		newWorkTypes: [],
		write: () => changes.forEach((change) => store(deps, job.actorId, change))
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

function newPerson(deps: Pick<Deps, 'db' | 'ids'>, row: UserCsvRow, userName: string): Person {
	return {
		id: deps.ids.next(),
		userName,
		...personFields(row),
		locationId: referenceOf(deps, 'location', COMPANY_LOCATION_ID)?.id ?? null,
		status: 'invited',
		isHr: false,
		schedules: [{ validFrom: SINCE_EVER, minutes: minutesOf(row), comment: SCHEDULE_COMMENT }],
		profile: null,
		archivedAt: null
	};
}

function personFields(row: UserCsvRow): Pick<EmployeeRow, 'name' | 'personalNumber' | 'guid' | 'domain'> {
	return {
		name: row.dn.trim(),
		personalNumber: row.p_number === '0' ? '' : row.p_number,
		guid: row.guid ?? '',
		domain: row.domain
	};
}

/** Other hours than today's begin today; what was worked before keeps its target. */
function changedPerson(before: EmployeeRow, row: UserCsvRow, today: LocalDate): Person {
	const minutes = minutesOf(row);
	const current = scheduleOn(before.schedules, today);
	const isSame = current !== null && weekdays.every((day) => current.minutes[day] === minutes[day]);
	const kept = before.schedules.filter(({ validFrom }) => validFrom !== today);
	return {
		...before,
		...personFields(row),
		schedules: isSame ? before.schedules : [...kept, { validFrom: today, minutes, comment: SCHEDULE_COMMENT }]
	};
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

function differs(before: EmployeeRow, after: Person): boolean {
	return (
		before.name !== after.name ||
		before.personalNumber !== after.personalNumber ||
		before.guid !== after.guid ||
		before.domain !== after.domain ||
		before.schedules !== after.schedules
	);
}

function store(deps: Deps, actorId: string, { before, after }: UserChange): void {
	const { id: userId, name, userName } = after;
	if (before === null) {
		addEmployee(deps, actorId, after);
		createAccount(deps, { userId, name, userName, email: null, passwordHash: null });
		return;
	}
	const { personalNumber, guid, domain, schedules } = after;
	changeEmployee(deps, actorId, userId, { fields: { name, personalNumber, guid, domain, schedules } });
	if (before.name !== name) renameAccount(deps, userId, { name });
}
