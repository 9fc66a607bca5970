import {
	combineLatest,
	distinctUntilChanged,
	map,
	of,
	startWith,
	switchMap,
	timer,
	type Observable
} from 'rxjs';
import { legalMinutesByDate } from '#domain/account/average-facts.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { ownEntries$ } from '#lib/data/engine/entry-queries.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { averageReachOf, termsOf, type ViewInput } from '#lib/data/engine/view-input.ts';

/** A shift may have begun so many days before the first day looked at. */
const MARGIN_DAYS = 2;

/**
 * Legal working time of the days that one's averages of `from` … `to` look back at. null until it is read, so
 * that nothing waits for half a year of entries, and where the person's rules know no average.
 */
export function workedBefore$(
	{ database, context$, clock, me }: Shared,
	from: LocalDate,
	to: LocalDate,
	afterMs: number
): Observable<ViewInput['workedBefore']> {
	const who$ = context$.pipe(map((context) => ({ context, employee: context.self, userId: me.userId })));
	const reach$ = who$.pipe(
		map((who) => averageReachOf(who, from, to)),
		distinctUntilChanged()
	);
	return reach$.pipe(
		switchMap((reach) => {
			if (reach === 0) return of(null);
			const since = addDays(from, -reach - MARGIN_DAYS);
			const entries$ = afterDelay(afterMs, () => ownEntries$(database, me.userId, since, to));
			return combineLatest([entries$, who$]).pipe(
				map(([{ entries }, who]) => {
					const now = msToInstant(clock.correctedNow());
					const terms = termsOf({ ...who, now });
					return legalMinutesByDate({ ...terms, entries });
				}),
				startWith(null)
			);
		})
	);
}

function afterDelay<T>(ms: number, source: () => Observable<T>): Observable<T> {
	return ms === 0 ? source() : timer(ms).pipe(switchMap(source));
}
