import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { LocalMonth } from '#domain/time/local-date.ts';
import type { AccountMonthView, AccountView, TimesheetView } from '#lib/data/views/account-types.ts';

/** The account of the signed-in person, as of yesterday. */
export function accountView(): Live<AccountView | null> {
	return liveView<AccountView | null>((engine) => engine.views.account(), null);
}

/** One month of it; call it again (with $derived) for another month. */
export function accountMonthView(month: LocalMonth): Live<AccountMonthView | null> {
	return liveView<AccountMonthView | null>((engine) => engine.views.accountMonth(month), null);
}

/** The timesheet of a month; call it again (with $derived) for another one. */
export function timesheetView(month: LocalMonth): Live<TimesheetView | null> {
	return liveView<TimesheetView | null>((engine) => engine.views.timesheet(month), null);
}
