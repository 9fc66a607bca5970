import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import { adjustmentsIn } from '#domain/account/adjustment.ts';
import type { MonthRow } from '#domain/account/month-rows.ts';
import type { PersonalAccount } from '#domain/account/personal-account.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** A year is looked at; what was before is one line. */
const MONTHS_SHOWN = 12;

export interface Ledger<Adjustment> {
	/** Newest first. */
	readonly months: readonly {
		readonly row: MonthRow;
		/** Newest first. */
		readonly adjustments: readonly Adjustment[];
	}[];
	/** The first day of the oldest month shown, and what stood on the account that morning. */
	readonly since: LocalDate;
	readonly openingMinutes: number;
}

/** The last months of an account as a list, each with what was booked by hand in it. */
export function ledgerOf<Adjustment extends AccountAdjustment>(
	{ months, since, openingMinutes }: Pick<PersonalAccount, 'months' | 'since' | 'openingMinutes'>,
	adjustments: readonly Adjustment[]
): Ledger<Adjustment> {
	const shown = months.slice(-MONTHS_SHOWN);
	const oldest = shown[0];
	return {
		months: shown
			.map((row) => ({
				row,
				adjustments: adjustmentsIn(adjustments, row.from, row.to).toSorted((a, b) =>
					a.date < b.date ? 1 : -1
				)
			}))
			.toReversed(),
		since: oldest?.from ?? since,
		openingMinutes: oldest?.openingMinutes ?? openingMinutes
	};
}
