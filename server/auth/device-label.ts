const browsers: readonly (readonly [RegExp, string])[] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const systems: readonly (readonly [RegExp, string])[] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

/**
 * What a browser calls itself, as its person would: "Chrome · Android". Nothing finer is kept: model and version would
 * tell about people and help nobody to recognise a device. null for programs and browsers we do not know.
 */
export function deviceLabel(userAgent: string | null): string | null {
	if (userAgent === null) return null;
	const nameIn = (known: readonly (readonly [RegExp, string])[]) =>
		known.find(([pattern]) => pattern.test(userAgent))?.[1];
	const names = [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined);
	return names.length === 0 ? null : names.join(' · ');
}
