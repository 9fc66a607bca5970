import { summarizeDays } from '#domain/account/day-summary.ts';
import type { PersonalAccount } from '#domain/account/personal-account.ts';
import { timesheetOf } from '#domain/account/timesheet.ts';
import { groupOn } from '#domain/people/visibility.ts';
import { addDays, earlierOf, firstOfMonth, lastOfMonth, type LocalMonth } from '#domain/time/local-date.ts';
import { entriesWithin, MARGIN_DAYS, type AccountBasis } from '#lib/data/engine/account-month.ts';
import { leaveOf } from '#lib/data/engine/account-view.ts';
import { absencesIn, termsOf, todayOf } from '#lib/data/engine/view-input.ts';
import type { TimesheetView } from '#lib/data/views/account-types.ts';

/** The timesheet of one month: one's data as the page shows it and a file holds it. */
export function buildTimesheet(
	input: AccountBasis & { readonly waitingCount: number },
	account: PersonalAccount | null,
	month: LocalMonth
): TimesheetView {
	const { context, employee, now, waitingCount } = input;
	const today = todayOf(input);
	const [from, to] = [firstOfMonth(month), lastOfMonth(month)];
	const entries = entriesWithin(input.entries, addDays(from, -MARGIN_DAYS), addDays(to, MARGIN_DAYS));
	const marksOn = new Map((account?.days ?? []).map(({ date, marks }) => [date, marks]));
	const days = summarizeDays({ ...termsOf(input), ...absencesIn(input), entries, from, to }).map((day) => ({
		...day,
		// The account judged the averages too, which look back half a year.
		marks: marksOn.get(day.date) ?? day.marks
	}));
	const groupId = groupOn(employee?.memberships ?? [], earlierOf(to, today));
	const location = context.references.find(
		({ kind, id }) => kind === 'location' && id === employee?.locationId
	);
	return {
		month,
		today,
		asOf: now,
		waitingCount,
		person: {
			name: employee?.name ?? context.me.name,
			personalNumber: employee?.personalNumber ?? '',
			group: context.groups.find(({ id }) => id === groupId)?.name ?? '',
			location: location?.name ?? '',
			company: context.me.company
		},
		sheet: timesheetOf({ days, row: account?.months.find((one) => one.month === month) ?? null, today }),
		workTypes: new Map([...context.workTypes].map(([id, { name }]) => [id, name])),
		absenceTypes: new Map([...context.absenceTypes].map(([id, { label }]) => [id, label])),
		leave: leaveOf(input, today)
	};
}
