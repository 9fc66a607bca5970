import * as v from 'valibot';
import { locationDataSchema } from '#domain/reference/reference.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { Deps } from '#server/deps.ts';
import { computeHolidays } from '#server/holidays/compute-holidays.ts';
import { listHolidayRows, putHoliday } from '#server/holidays/holidays.repository.ts';
import type { PublicHolidayRow } from '#server/holidays/holidays.table.ts';
import { appendJournal } from '#server/journal/journal.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';

/** Records are kept for three years, and leave is planned into the next one. */
const YEARS_BACK = 3;
const YEARS_AHEAD = 2;

type Holiday = Omit<PublicHolidayRow, 'seq'>;

/**
 * Brings the stored public holidays of every location up to what its place says today, for the years around
 * now. Days the company added are left alone. Call at start and after a location changed; joins a running
 * transaction. Answers how many rows changed.
 */
export function refreshHolidays(deps: Pick<Deps, 'db' | 'clock' | 'history' | 'feed'>): number {
	return deps.db.transaction(() => {
		const stored = new Map(listHolidayRows(deps.db).map((row) => [row.id, row]));
		const due = holidaysDue(deps);
		const gone = [...stored.values()]
			.filter((row) => row.legal && !row.company && !row.deleted && !due.has(row.id))
			.map((row) => ({ ...row, deleted: true }));
		const changed = [...due.values(), ...gone].filter((row) => differs(row, stored.get(row.id)));
		for (const row of changed) store(deps, row, stored.get(row.id) ?? null);
		return changed.length;
	});
}

function holidaysDue(deps: Pick<Deps, 'db' | 'clock'>): Map<string, Holiday> {
	const thisYear = Number(msToInstant(deps.clock.now()).slice(0, 4));
	const due = new Map<string, Holiday>();
	for (const location of referencesOf(deps, 'location')) {
		const place = v.parse(locationDataSchema, location.data);
		for (let year = thisYear - YEARS_BACK; year <= thisYear + YEARS_AHEAD; year++) {
			for (const { date, name, international, fraction } of computeHolidays(place, year)) {
				const id = `${location.id}:${date}`;
				due.set(id, {
					id,
					locationId: location.id,
					date,
					name,
					international,
					fraction,
					legal: true,
					company: false,
					deleted: false
				});
			}
		}
	}
	return due;
}

function differs(row: Holiday, stored: PublicHolidayRow | undefined): boolean {
	if (stored === undefined) return true;
	if (stored.company && !stored.deleted) return false;
	return (
		row.deleted !== stored.deleted ||
		row.name !== stored.name ||
		row.international !== stored.international ||
		row.fraction !== stored.fraction
	);
}

function store(
	deps: Pick<Deps, 'db' | 'clock' | 'history' | 'feed'>,
	row: Holiday,
	before: PublicHolidayRow | null
): void {
	const seq = deps.history.next();
	putHoliday(deps.db, { ...row, seq });
	appendJournal(deps, {
		actorId: 'system',
		collection: 'public_holidays',
		recordId: row.id,
		userId: null,
		event: row.deleted ? 'delete' : before === null ? 'create' : 'edit',
		before,
		after: row.deleted ? null : row
	});
	deps.db.afterCommit(() => deps.feed.publish({ collection: 'public_holidays', seq, userIds: 'all' }));
}
