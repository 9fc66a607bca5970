import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Absence } from '#domain/absence/absence.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, monthOf, weekdayOf, type LocalDate } from '#domain/time/local-date.ts';
import { recordAbsences } from '#server/absences/absences.usecases.ts';
import { createAccount } from '#server/auth/accounts.usecases.ts';
import { hashPassword } from '#server/auth/password.ts';
import { DEMO_HR, DEMO_PLACE, DEMO_ZONE, demoGroupOf, demoReferences } from '#server/demo/demo-company.ts';
import { DEMO_PASSWORD } from '#server/demo/demo-password.ts';
import { demoCalendar, demoEntries, type DemoCalendar } from '#server/demo/demo-times.ts';
import { unpackFirm, type DemoFirm, type DemoPerson } from '#server/demo/firm-format.ts';
import type { Deps } from '#server/deps.ts';
import { joinDays } from '#server/exchange/absence-rows.ts';
import { newAbsence } from '#server/exchange/new-absence.ts';
import { computeHolidays } from '#server/holidays/compute-holidays.ts';
import { refreshHolidays } from '#server/holidays/holidays.usecases.ts';
import { AppError } from '#server/http/errors.ts';
import { addEmployee } from '#server/people/employee-changes.usecase.ts';
import { saveReference } from '#server/settings/reference.usecases.ts';
import { COMPANY_LOCATION_ID, isDemo, markDemo } from '#server/settings/settings.usecases.ts';
import { isEmpty } from '#server/setup/setup.usecases.ts';
import { recordTimeEntries, type EntryToRecord } from '#server/time-entries/time-entries.usecases.ts';

const ACTOR = 'system';
/** Hashing is made to be slow and runs beside the server's own work: few at a time. */
const HASHES_AT_ONCE = 2;

interface DemoRecords {
	readonly people: readonly { person: DemoPerson; userId: string; passwordHash: string }[];
	readonly entries: readonly EntryToRecord[];
	readonly absences: readonly Omit<Absence, 'seq'>[];
	/** From when the firm, its groups and contracts exist. */
	readonly since: LocalDate;
}

/**
 * Loads the demo firm into an empty database, in one transaction. Where it is loaded already nothing happens;
 * any other database is refused (409). `onProgress` counts people and entries.
 */
export async function loadDemo(
	deps: Deps,
	onProgress: (done: number, total: number) => void = () => undefined
): Promise<void> {
	if (isDemo(deps)) return;
	refuseUnlessEmpty(deps);
	const firm = unpackFirm(readFileSync(join(import.meta.dirname, 'firm', 'hofer.txt.gz')));
	const records = await prepare(deps, firm, onProgress);
	deps.db.transaction(() => {
		refuseUnlessEmpty(deps);
		write(deps, records);
		markDemo(deps);
	});
	const total = records.people.length + records.entries.length;
	onProgress(total, total);
}

function refuseUnlessEmpty(deps: Deps): void {
	if (isEmpty(deps)) return;
	throw new AppError('setup.done', 409, 'The demo firm takes an empty database only.');
}

async function prepare(
	deps: Deps,
	firm: DemoFirm,
	onProgress: (done: number, total: number) => void
): Promise<DemoRecords> {
	const calendar = openCalendar(deps, firm);
	const total = firm.people.length + firm.people.reduce((sum, { times }) => sum + times.length, 0);
	const people: DemoRecords['people'][number][] = [];
	const entries: EntryToRecord[] = [];
	const absences: Omit<Absence, 'seq'>[] = [];
	for (let index = 0; index < firm.people.length; index += HASHES_AT_ONCE) {
		const few = firm.people.slice(index, index + HASHES_AT_ONCE);
		const hashes = await Promise.all(few.map(() => hashPassword(DEMO_PASSWORD)));
		for (const [position, person] of few.entries()) {
			const userId = deps.ids.next();
			people.push({ person, userId, passwordHash: hashes[position] ?? '' });
			entries.push(...demoEntries(person, userId, calendar, () => deps.ids.next()));
			absences.push(...demoAbsences(deps, person, userId, calendar));
			await nextTurn();
		}
		onProgress(people.length + entries.length, total);
	}
	return { people, entries, absences, since: `${monthOf(calendar.firstMonday)}-01` };
}

function openCalendar({ clock }: Pick<Deps, 'clock'>, firm: DemoFirm): DemoCalendar {
	const now = msToInstant(clock.now());
	const thisYear = Number(now.slice(0, 4));
	const days = [thisYear - 2, thisYear - 1, thisYear, thisYear + 1].flatMap((year) =>
		computeHolidays(DEMO_PLACE, year)
	);
	return demoCalendar(firm, { now, zone: DEMO_ZONE, holidays: new Set(days.map(({ date }) => date)) });
}

/** Approved days off up to today, those that follow each other as one absence. */
function demoAbsences(
	deps: Pick<Deps, 'ids'>,
	person: DemoPerson,
	userId: string,
	{ firstMonday, today, holidays, now }: DemoCalendar
): Omit<Absence, 'seq'>[] {
	const { minutes } = scheduleOf(person, firstMonday);
	const hasTarget = (date: LocalDate): boolean => !holidays.has(date) && minutes[weekdayOf(date)] > 0;
	const days = person.absences
		.map(({ day, label }) => ({
			date: addDays(firstMonday, day),
			typeId: label.replace(/^h(?=vacation|sick)/, ''),
			half: /^h(vacation|sick)$/.test(label) ? ('pm' as const) : null,
			confirmed: true
		}))
		.filter(({ date }) => date <= today && !holidays.has(date));
	return [...Map.groupBy(days, ({ typeId }) => typeId)].flatMap(([typeId, rows]) =>
		joinDays(rows, hasTarget).map((run) =>
			newAbsence(run, { userId, typeId }, { now, ids: deps.ids, flags: [] })
		)
	);
}

function scheduleOf({ minutes }: DemoPerson, validFrom: LocalDate): WorkingSchedule {
	const [mon = 0, tue = 0, wed = 0, thu = 0, fri = 0, sat = 0, sun = 0] = minutes;
	return { validFrom, minutes: { mon, tue, wed, thu, fri, sat, sun }, comment: 'Arbeitsvertrag' };
}

function write(deps: Deps, { people, entries, absences, since }: DemoRecords): void {
	const ids = new Map(people.map(({ person, userId }) => [person.sip, userId]));
	for (const item of demoReferences(since, (sip) => ids.get(sip) ?? '')) saveReference(deps, ACTOR, item);
	refreshHolidays(deps);
	for (const { person, userId, passwordHash } of people) {
		const { name, sip: userName, personalNumber, domain } = person;
		addEmployee(
			deps,
			ACTOR,
			{
				id: userId,
				name,
				userName,
				personalNumber,
				domain,
				locationId: COMPANY_LOCATION_ID,
				status: 'active',
				isHr: userName === DEMO_HR,
				schedules: [scheduleOf(person, since)]
			},
			[{ groupId: demoGroupOf(personalNumber).id, from: since, to: null }]
		);
		createAccount(deps, { userId, name, userName, email: null, passwordHash });
	}
	recordTimeEntries(deps, { actorId: ACTOR, event: 'create', entries });
	recordAbsences(deps, { actorId: ACTOR, event: 'create', absences });
}
