import type { TimeRounding } from '#domain/account/account-rounding.ts';
import type { AccountAttribution } from '#domain/account/attribution.ts';

/** How a company keeps its accounts. */
export interface AccountSettings {
	/** The day a night counts on: the one it began on, or each its own part. */
	readonly attribution: AccountAttribution;
	readonly rounding: TimeRounding | null;
	readonly cap: AccountCap | null;
}

/** The most that may stand on an account when a period closes; what is above it is forfeited. */
export interface AccountCap {
	readonly maxMinutes: number;
	/** How long a period is. */
	readonly period: 'month' | 'year';
}

/** What a company starts with: days by start, minutes as they were worked, nothing forfeited. */
export const DEFAULT_ACCOUNT_SETTINGS: AccountSettings = { attribution: 'start', rounding: null, cap: null };
