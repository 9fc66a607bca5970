import type { GeneralData } from '#domain/reference/reference.ts';

/** MiLoG §17 wants records within seven days. */
export const DEFAULT_TIMEOUT_DAYS = 7;

/** What a company's week is until HR says otherwise: 8 h from Monday to Friday. */
export const USUAL_MINUTES: GeneralData['defaultMinutes'] = {
	mon: 480,
	tue: 480,
	wed: 480,
	thu: 480,
	fri: 480,
	sat: 0,
	sun: 0
};

/** Members of the European Union apart from DE and AT, which have profiles of their own. */
const otherEuCountries: ReadonlySet<string> = new Set(
	'BE BG HR CY CZ DK EE FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')
);

/** The regulation profile a company starts with, by its country (ISO 3166-1 alpha-2). */
export function defaultProfileOf(country: string): string {
	if (country === 'DE') return 'DE-ARBZG';
	if (country === 'AT') return 'AT-AZG';
	if (country === 'CH') return 'CH-ARG-45';
	return otherEuCountries.has(country) ? 'EU-2003-88' : 'WA-BASIC';
}

/** The settings a new company starts with: the law of its country, 8 h from Monday to Friday. */
export function defaultGeneralSettings(
	company: Pick<GeneralData, 'company' | 'country' | 'state' | 'zone' | 'language'>
): GeneralData {
	return {
		...company,
		timeoutDays: DEFAULT_TIMEOUT_DAYS,
		minBreakAfter6h: 30,
		minBreakAfter9h: 45,
		profile: defaultProfileOf(company.country),
		defaultMinutes: USUAL_MINUTES
	};
}
