import {
	auditTime,
	combineLatest,
	distinctUntilChanged,
	map,
	shareReplay,
	switchMap,
	type Observable
} from 'rxjs';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate, LocalMonth } from '#domain/time/local-date.ts';
import { buildAccountMonth, type AccountBasis } from '#lib/data/engine/account-month.ts';
import { accountReadsFrom, buildAccount } from '#lib/data/engine/account-view.ts';
import { ownEntries$ } from '#lib/data/engine/entry-queries.ts';
import { buildTimesheet } from '#lib/data/engine/timesheet-view.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { AccountMonthView, AccountView, TimesheetView } from '#lib/data/views/account-types.ts';

export interface AccountViews {
	account(): Observable<AccountView>;
	accountMonth(month: LocalMonth): Observable<AccountMonthView>;
	timesheet(month: LocalMonth): Observable<TimesheetView>;
}

/** Several collections change in one act: one picture for all of them. */
const SETTLE_MS = 0;

/**
 * The views of one's account. The whole account is reckoned once for all of them, while anybody looks: another
 * month is then a look at what is there, however many years the entries go back.
 */
export function createAccountViews(shared: Shared, today$: Observable<LocalDate>): AccountViews {
	const { database, context$, me, clock } = shared;
	const reckoned$ = today$.pipe(
		switchMap((date) =>
			context$.pipe(
				map((context) => accountReadsFrom(context, date)),
				distinctUntilChanged(),
				switchMap((from) => combineLatest([ownEntries$(database, me.userId, from, date), context$])),
				auditTime(SETTLE_MS),
				map(([{ entries, waiting }, context]) => {
					const now = msToInstant(clock.correctedNow());
					const basis: AccountBasis = { context, employee: context.self, userId: me.userId, entries, now };
					return { basis, view: buildAccount({ ...basis, waitingCount: waiting.size }) };
				})
			)
		),
		shareReplay({ bufferSize: 1, refCount: true })
	);
	return {
		account: () => reckoned$.pipe(map(({ view }) => view)),
		accountMonth: (month) =>
			reckoned$.pipe(map(({ basis, view }) => buildAccountMonth(basis, view.account, month))),
		timesheet: (month) =>
			reckoned$.pipe(
				map(({ basis, view }) =>
					buildTimesheet({ ...basis, waitingCount: view.waitingCount }, view.account, month)
				)
			)
	};
}
