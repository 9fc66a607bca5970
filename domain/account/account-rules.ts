import type { Explanation } from '#domain/kernel/explanation.ts';
import type { TimeRounding } from '#domain/account/account-rounding.ts';
import type { AccountAttribution } from '#domain/account/attribution.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate, Weekday } from '#domain/time/local-date.ts';

interface Period {
	readonly from: LocalDate;
	readonly to: LocalDate;
}
interface Day {
	readonly date: LocalDate;
}

/** Every rule that makes a figure of the account, and what it reads. Amounts are whole minutes. */
export interface AccountRuleFacts {
	/** Opening plus delta plus adjustments less forfeited. */
	readonly closing: Period;
	/** The closing of the period before. */
	readonly opening: Day;
	/** Credited work plus absence credit less target. */
	readonly delta: Period;
	readonly adjustments: Period;
	/** Put on the account or taken off it by hand. */
	readonly adjustment: Day & { readonly comment: string; readonly author: string };
	/** What stood above the cap when the period closed. */
	readonly forfeited: Day;
	readonly beforeClose: Period;
	readonly cap: object;

	readonly target: Period;
	readonly targetOfDay: Day;
	/** The contract version in force: from when it is valid, and why it was made. */
	readonly contract: Day & {
		readonly validFrom: LocalDate;
		readonly weekday: Weekday;
		readonly comment: string;
	};
	/** Taken off the contract's minutes, what is left is rounded half up. */
	readonly holiday: Day & { readonly name: string; readonly fraction: number };
	/** Unpaid absence takes its share off the target. */
	readonly neutralAbsence: Day & { readonly absenceId: string; readonly fraction: number };

	readonly worked: Period;
	readonly workedOfDay: Day & { readonly attribution: AccountAttribution };
	/** Minutes of one entry that no earlier entry covers and no break takes off. */
	readonly stretch: { readonly entryId: string | null; readonly from: Instant; readonly to: Instant };

	readonly credited: Period;
	readonly creditedOfDay: Day & { readonly rounding: TimeRounding | null };
	/** Minutes of one type on one day by its percentage, rounded half up once. */
	readonly workTypePercent: {
		readonly workTypeId: string | null;
		readonly minutes: number;
		readonly percent: number;
	};

	readonly absenceCredit: Period;
	readonly absenceCreditOfDay: Day & { readonly baseMinutes: number };
	/** Paid absence counts as its share of the day. */
	readonly creditedAbsence: { readonly absenceId: string; readonly fraction: number };

	readonly break: Period;
	readonly breakOfShift: Day;
	/** Between two stretches of one shift. */
	readonly gap: { readonly from: Instant; readonly to: Instant };
}

export type AccountRule = keyof AccountRuleFacts;
export type AccountExplanation = Explanation<AccountRuleFacts>;

/** The figures of a period or a month that can be explained. */
export const accountFigures = [
	'target',
	'worked',
	'credited',
	'absenceCredit',
	'break',
	'delta',
	'adjustments',
	'forfeited',
	'closing'
] as const satisfies readonly AccountRule[];
export type AccountFigure = (typeof accountFigures)[number];
