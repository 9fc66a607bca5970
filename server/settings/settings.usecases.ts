import * as v from 'valibot';
import { generalDataSchema, type GeneralData } from '#domain/reference/reference.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { Deps } from '#server/deps.ts';
import { readInstallation, writeInstallation } from '#server/settings/installation.repository.ts';
import { findReference } from '#server/settings/reference.repository.ts';

export { COMPANY_LOCATION_ID } from '#domain/public-holiday/place.ts';

/** The id of the one reference item that holds the company's rules. */
export const GENERAL_ID = 'general';

/** The company's rules; null before the set-up. */
export function findGeneral({ db }: Pick<Deps, 'db'>): GeneralData | null {
	const row = findReference(db, 'general', GENERAL_ID);
	return row === null ? null : v.parse(generalDataSchema, row.data);
}

/** Which date it is now where the company is. */
export function companyToday(deps: Pick<Deps, 'db' | 'clock'>): LocalDate {
	return localDateOf(msToInstant(deps.clock.now()), findGeneral(deps)?.zone ?? 'UTC');
}

/** The company's name; empty before the set-up. */
export function companyName(deps: Pick<Deps, 'db'>): string {
	return findGeneral(deps)?.company ?? '';
}

/** Whether this database holds the demo firm. */
export function isDemo({ db }: Pick<Deps, 'db'>): boolean {
	return readInstallation(db, 'demo') === 'yes';
}

/** Marks an empty database as the demo firm's. */
export function markDemo({ db }: Pick<Deps, 'db'>): void {
	writeInstallation(db, 'demo', 'yes');
}
