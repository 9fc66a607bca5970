import { locale } from '#lib/i18n/locale.svelte.ts';

/** A count with grouping: `28.175` / `28,175`. */
export function formatCount(value: number): string {
	return value
		.toLocaleString(locale.current === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 0 })
		.replace('-', '\u2212');
}

/** Days with at most one decimal: `9,5` / `9.5`. */
export function formatDays(days: number): string {
	return days
		.toLocaleString(locale.current === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 })
		.replace('-', '\u2212');
}

/** Days to the hundredth, as vacation is reckoned: `9,33` / `9.33`. */
export function formatDaysExact(days: number): string {
	return days
		.toLocaleString(locale.current === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 })
		.replace('-', '\u2212');
}

/** How much room something takes, in words a person compares: `3,2 MB`, `640 kB`. */
export function formatBytes(bytes: number): string {
	const isMega = bytes >= 1_000_000;
	return new Intl.NumberFormat(locale.current === 'de' ? 'de-DE' : 'en-GB', {
		style: 'unit',
		unit: isMega ? 'megabyte' : 'kilobyte',
		maximumFractionDigits: isMega ? 1 : 0
	}).format(bytes / (isMega ? 1_000_000 : 1_000));
}
