import type { Membership } from '#domain/people/employee.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type {
	createPersonRequestSchema,
	PeopleProblemCode,
	Person,
	updatePersonRequestSchema
} from '#protocol/http/people.ts';
import type { InferOutput } from 'valibot';
import { accountFieldsOf } from '#server/people/account-fields.usecase.ts';
import { cancelFutureAbsences } from '#server/absences/absences.usecases.ts';
import {
	createAccount,
	emailOwner,
	emailsByPerson,
	realEmail,
	renameAccount
} from '#server/auth/accounts.usecases.ts';
import { openInvites } from '#server/auth/invites.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { AppError, notFound } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { addEmployee, changeEmployee, type EmployeeChange } from '#server/people/employee-changes.usecase.ts';
import { isUnclear } from '#domain/people/membership-spans.ts';
import {
	countHr,
	findEmployee,
	findEmployeeByUserName,
	listEmployees,
	listMemberships
} from '#server/people/people.repository.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import { freeUserName } from '#server/people/user-name.ts';
import { referenceOf } from '#server/settings/reference.usecases.ts';
import { COMPANY_LOCATION_ID, companyToday } from '#server/settings/settings.usecases.ts';
import { onlookersOf } from '#server/team/team-members.usecase.ts';

type NewPerson = InferOutput<typeof createPersonRequestSchema>;
type PersonChange = InferOutput<typeof updatePersonRequestSchema>;

/** Everybody as HR sees them, archived people included, by name. */
export function listPeople(deps: Deps): Person[] {
	const invites = openInvites(deps);
	const emails = emailsByPerson(deps);
	const groups = Map.groupBy(listMemberships(deps.db), ({ userId }) => userId);
	return listEmployees(deps.db).map((row) => ({
		id: row.id,
		name: row.name,
		userName: row.userName,
		email: realEmail(emails.get(row.id) ?? ''),
		personalNumber: row.personalNumber,
		locationId: row.locationId,
		status: row.status,
		hr: row.isHr,
		memberships: (groups.get(row.id) ?? []).map(({ groupId, from, to }) => ({ groupId, from, to })),
		schedules: row.schedules,
		profile: row.profile,
		employment: row.employment,
		opening: row.opening,
		adjustments: row.adjustments,
		vacationRule: row.vacationRule,
		inviteExpiresAt: invites.get(row.id) ?? null
	}));
}

/** One person as HR sees them. Throws 404. */
export function getPerson(deps: Deps, userId: string): Person {
	const person = listPeople(deps).find(({ id }) => id === userId);
	if (!person) throw notFound();
	return person;
}

/** Adds a person, who comes in by an invite. */
export function createPerson(deps: Deps, actorId: string, request: NewPerson): Person {
	const { db, ids } = deps;
	return db.transaction(() => {
		requireHr(deps, actorId);
		const isTaken = (name: string) => findEmployeeByUserName(db, name) !== null;
		const userName = request.userName ?? freeUserName(request.name, isTaken);
		const userId = ids.next();
		checkNames(deps, userId, { userName, email: request.email });
		checkMemberships(deps, request.memberships);
		addEmployee(
			deps,
			actorId,
			{
				id: userId,
				name: request.name,
				userName,
				personalNumber: request.personalNumber,
				locationId: request.locationId ?? companyLocation(deps),
				status: 'invited',
				isHr: request.hr,
				schedules: request.schedules,
				profile: request.profile,
				employment: request.employment
			},
			request.memberships
		);
		createAccount(deps, { userId, name: request.name, userName, email: request.email, passwordHash: null });
		return getPerson(deps, userId);
	});
}

/** Changes a person. Taking HR from the last one is refused: somebody must be able to let others in. */
export function updatePerson(deps: Deps, actorId: string, userId: string, change: PersonChange): Person {
	return deps.db.transaction(() => {
		const actor = requireHr(deps, actorId);
		const before = findEmployee(deps.db, userId);
		if (!before) throw notFound();
		checkNames(deps, userId, change);
		if (change.memberships !== undefined) checkMemberships(deps, change.memberships);
		const fields = { ...fieldsOf(deps, before, change), ...accountFieldsOf(actor, before, change) };
		const isLeaving = change.archived === true && before.archivedAt === null;
		changeEmployee(deps, actorId, userId, {
			fields,
			...(change.memberships === undefined ? {} : { memberships: change.memberships }),
			event: isLeaving ? 'archive' : change.adjustment === undefined ? 'edit' : 'adjust'
		});
		if (isLeaving) cancelFutureAbsences(deps, { actorId, userId, archivedOn: companyToday(deps) });
		if (countHr(deps.db) === 0) throw problem('people.last_hr', 'Somebody must stay HR.');
		renameAccount(deps, userId, account(change));
		tellDevices(deps, before, fields);
		return getPerson(deps, userId);
	});
}

function fieldsOf({ clock }: Deps, before: EmployeeRow, change: PersonChange): EmployeeChange {
	const { hr, archived, email: _email, memberships: _memberships, adjustment: _adjustment, ...same } = change;
	const fields: Record<string, unknown> = { ...same };
	for (const key of Object.keys(fields)) if (fields[key] === undefined) delete fields[key];
	if (hr !== undefined) fields['isHr'] = hr;
	if (archived === true && before.archivedAt === null) {
		Object.assign(fields, { archivedAt: msToInstant(clock.now()), status: 'archived' });
	}
	if (archived === false && before.archivedAt !== null) {
		Object.assign(fields, { archivedAt: null, status: 'active' });
	}
	return fields;
}

function account({ name, userName, email }: PersonChange): Parameters<typeof renameAccount>[2] {
	return {
		...(name === undefined ? {} : { name }),
		...(userName === undefined ? {} : { userName }),
		...(email === undefined ? {} : { email })
	};
}

/** A right that comes or goes ends the open streams; devices come back and see what is theirs now. */
function tellDevices(deps: Deps, before: EmployeeRow, fields: EmployeeChange): void {
	const { db, feed } = deps;
	const isArchived = before.archivedAt === null && typeof fields.archivedAt === 'string';
	const comesBack = before.archivedAt !== null && fields.archivedAt === null;
	if (isArchived || comesBack) {
		// Their team is shown them no more, or again.
		const team = [...onlookersOf(deps, before.id, companyToday(deps), { asBefore: true }).keys()];
		db.afterCommit(() => feed.resync(team));
	}
	const hasOtherRights = fields.isHr !== undefined && fields.isHr !== before.isHr;
	if (isArchived) db.afterCommit(() => feed.closeFor(before.id, 'archived'));
	else if (hasOtherRights) db.afterCommit(() => feed.closeFor(before.id, 'rights-changed'));
}

function checkNames(
	deps: Deps,
	userId: string,
	names: { userName?: string | undefined; email?: string | null | undefined }
): void {
	if (names.userName !== undefined) {
		const owner = findEmployeeByUserName(deps.db, names.userName);
		if (owner !== null && owner !== userId) {
			throw problem('people.user_name_taken', 'Somebody has this user name already.');
		}
	}
	if (names.email) {
		const owner = emailOwner(deps, names.email);
		if (owner !== null && owner !== userId) {
			throw problem('people.email_taken', 'Somebody has this e-mail address already.');
		}
	}
}

/** One group at a time, and only groups that exist. */
export function checkMemberships(deps: Pick<Deps, 'db'>, memberships: readonly Membership[]): void {
	if (isUnclear(memberships)) {
		throw problem('people.overlapping_memberships', 'A person is in one group at a time.');
	}
	for (const { groupId } of memberships) {
		if (!referenceOf(deps, 'group', groupId))
			throw problem('people.unknown_group', 'There is no such group.');
	}
}

function problem(code: PeopleProblemCode, message: string): AppError {
	return new AppError(code, 409, message);
}

/** Where people work unless said otherwise: the company's own location, when there is one. */
function companyLocation(deps: Pick<Deps, 'db'>): string | null {
	return referenceOf(deps, 'location', COMPANY_LOCATION_ID)?.id ?? null;
}
