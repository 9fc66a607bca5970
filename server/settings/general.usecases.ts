import type { InferOutput } from 'valibot';
import type { GeneralData } from '#domain/reference/reference.ts';
import { isZone } from '#domain/time/zone.ts';
import type { updateSettingsRequestSchema } from '#protocol/http/settings.ts';
import type { Deps } from '#server/deps.ts';
import { refreshHolidays } from '#server/holidays/holidays.usecases.ts';
import { AppError, notFound } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { referenceOf, saveReference } from '#server/settings/reference.usecases.ts';
import { COMPANY_LOCATION_ID, findGeneral, GENERAL_ID } from '#server/settings/settings.usecases.ts';

type SettingsChange = InferOutput<typeof updateSettingsRequestSchema>;

/** The company's rules. Throws 404 before the set-up. */
export function getGeneral(deps: Pick<Deps, 'db'>): GeneralData {
	const general = findGeneral(deps);
	if (!general) throw notFound();
	return general;
}

/** Changes the company's rules for everybody at once. */
export function updateGeneral(deps: Deps, actorId: string, change: SettingsChange): GeneralData {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		checkZone(change.zone);
		const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
		const general: GeneralData = { ...getGeneral(deps), ...patch };
		saveReference(deps, actorId, { id: GENERAL_ID, kind: 'general', name: general.company, data: general });
		moveCompany(deps, actorId, general);
		return general;
	});
}

/** The company's own place follows its settings, and the public holidays follow the place. */
function moveCompany(deps: Deps, actorId: string, { company, country, state, zone }: GeneralData): void {
	const place = referenceOf(deps, 'location', COMPANY_LOCATION_ID);
	if (place === null) return;
	const { data } = place;
	if (data['country'] === country && data['state'] === state && data['zone'] === zone) return;
	const region = data['country'] === country && data['state'] === state ? (data['region'] ?? null) : null;
	saveReference(deps, actorId, {
		id: place.id,
		kind: 'location',
		name: company,
		data: { country, state, region, zone }
	});
	refreshHolidays(deps);
}

/** Throws 400 for a time zone that nobody knows. */
export function checkZone(zone: string | undefined): void {
	if (zone === undefined || isZone(zone)) return;
	throw new AppError('request.unreadable', 400, 'There is no such time zone.', { field: 'zone' });
}
