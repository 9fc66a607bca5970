import type { InferOutput } from 'valibot';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { GeneralData } from '#domain/reference/reference.ts';
import { defaultGeneralSettings } from '#domain/settings/general-settings.ts';
import type { SetupStatus } from '#protocol/http/setup-status.ts';
import type { setupCompanyRequestSchema } from '#protocol/http/setup.ts';
import { createAccount } from '#server/auth/accounts.usecases.ts';
import { hashPassword } from '#server/auth/password.ts';
import type { Deps } from '#server/deps.ts';
import { refreshHolidays } from '#server/holidays/holidays.usecases.ts';
import { AppError } from '#server/http/errors.ts';
import { addEmployee } from '#server/people/employee-changes.usecase.ts';
import { isWithoutPeople } from '#server/people/people-facts.usecases.ts';
import { builtInAbsenceTypes } from '#server/absences/absence-types.usecase.ts';
import { checkZone } from '#server/settings/general.usecases.ts';
import { saveReference } from '#server/settings/reference.usecases.ts';
import {
	companyToday,
	COMPANY_LOCATION_ID,
	findGeneral,
	GENERAL_ID
} from '#server/settings/settings.usecases.ts';

type SetupCompany = InferOutput<typeof setupCompanyRequestSchema>;

/** Where somebody stands who wants to set up: at this machine, or elsewhere with or without the printed code. */
export interface SetupVisitor {
	readonly isLocal: boolean;
	readonly code: string | undefined;
}

/** Whether the server waits for its company. */
export function setupStatus(deps: Pick<Deps, 'db'>, isLocal: boolean): SetupStatus {
	const needed = isEmpty(deps);
	return { needed, codeRequired: needed && !isLocal };
}

/** Whether neither company nor people are there. */
export function isEmpty(deps: Pick<Deps, 'db'>): boolean {
	return isWithoutPeople(deps) && findGeneral(deps) === null;
}

/**
 * Lets a visitor through who may set up: 409 when the company exists already, 403 without the right code.
 * The code is used up by `deps.setupCode.use()` once the work is done.
 */
export function checkSetup(deps: Deps, visitor: SetupVisitor): void {
	if (!isEmpty(deps)) throw new AppError('setup.done', 409, 'The company is set up already.');
	if (visitor.isLocal) return;
	if (visitor.code === undefined || !deps.setupCode.isRight(visitor.code)) {
		throw new AppError('setup.code', 403, 'This takes the code that the start of the server printed.');
	}
}

/** Creates the company, its place with the public holidays, and its first HR account. Answers who that is. */
export async function setUpCompany(
	deps: Deps,
	visitor: SetupVisitor,
	request: SetupCompany
): Promise<string> {
	checkSetup(deps, visitor);
	checkZone(request.company.zone);
	const passwordHash = await hashPassword(request.account.password);
	const userId = deps.ids.next();
	deps.db.transaction(() => {
		// Asked again inside: of two who set up at once, one does.
		checkSetup(deps, visitor);
		const settings = saveCompany(deps, userId, request.company);
		const { name, userName } = request.account;
		addEmployee(deps, userId, {
			id: userId,
			name,
			userName,
			locationId: COMPANY_LOCATION_ID,
			status: 'active',
			isHr: true,
			schedules: [usualHours(deps, settings)]
		});
		createAccount(deps, { userId, name, userName, email: null, passwordHash });
		refreshHolidays(deps);
	});
	deps.setupCode.use();
	return userId;
}

/** Whoever is new works the company's usual hours until HR says otherwise. */
function usualHours(deps: Deps, { defaultMinutes, language }: GeneralData): WorkingSchedule {
	const comment = language === 'de' ? 'Übliche Arbeitszeit der Firma' : 'Usual hours of the company';
	return { validFrom: companyToday(deps), minutes: defaultMinutes, comment };
}

function saveCompany(deps: Deps, actorId: string, company: SetupCompany['company']): GeneralData {
	const { name, country, zone, language } = company;
	const state = company.state?.toUpperCase() ?? null;
	const settings = defaultGeneralSettings({ company: name, country, state, zone, language });
	saveReference(deps, actorId, { id: GENERAL_ID, kind: 'general', name, data: settings });
	saveReference(deps, actorId, {
		id: COMPANY_LOCATION_ID,
		kind: 'location',
		name,
		data: { country, state, region: null, zone }
	});
	for (const type of builtInAbsenceTypes(language)) saveReference(deps, actorId, type);
	return settings;
}
