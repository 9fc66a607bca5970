/** A federal state or canton: the code the holiday calendar knows, and its name per language. */
export interface State {
	readonly code: string;
	readonly de: string;
	readonly en: string;
}

type Row = readonly [code: string, de: string, en?: string];

const germany: readonly Row[] = [
	['BW', 'Baden-Württemberg'],
	['BY', 'Bayern', 'Bavaria'],
	['BE', 'Berlin'],
	['BB', 'Brandenburg'],
	['HB', 'Bremen'],
	['HH', 'Hamburg'],
	['HE', 'Hessen', 'Hesse'],
	['MV', 'Mecklenburg-Vorpommern'],
	['NI', 'Niedersachsen', 'Lower Saxony'],
	['NW', 'Nordrhein-Westfalen', 'North Rhine-Westphalia'],
	['RP', 'Rheinland-Pfalz', 'Rhineland-Palatinate'],
	['SL', 'Saarland'],
	['SN', 'Sachsen', 'Saxony'],
	['ST', 'Sachsen-Anhalt', 'Saxony-Anhalt'],
	['SH', 'Schleswig-Holstein'],
	['TH', 'Thüringen', 'Thuringia']
];

const austria: readonly Row[] = [
	['1', 'Burgenland'],
	['2', 'Kärnten', 'Carinthia'],
	['3', 'Niederösterreich', 'Lower Austria'],
	['4', 'Oberösterreich', 'Upper Austria'],
	['5', 'Salzburg'],
	['6', 'Steiermark', 'Styria'],
	['7', 'Tirol', 'Tyrol'],
	['8', 'Vorarlberg'],
	['9', 'Wien', 'Vienna']
];

const switzerland: readonly Row[] = [
	['AG', 'Aargau'],
	['AR', 'Appenzell Ausserrhoden'],
	['AI', 'Appenzell Innerrhoden'],
	['BL', 'Basel-Landschaft'],
	['BS', 'Basel-Stadt', 'Basel-City'],
	['BE', 'Bern'],
	['FR', 'Freiburg', 'Fribourg'],
	['GE', 'Genf', 'Geneva'],
	['GL', 'Glarus'],
	['GR', 'Graubünden', 'Grisons'],
	['JU', 'Jura'],
	['LU', 'Luzern', 'Lucerne'],
	['NE', 'Neuenburg', 'Neuchâtel'],
	['NW', 'Nidwalden'],
	['OW', 'Obwalden'],
	['SH', 'Schaffhausen'],
	['SZ', 'Schwyz'],
	['SO', 'Solothurn'],
	['SG', 'St. Gallen'],
	['TI', 'Tessin', 'Ticino'],
	['TG', 'Thurgau'],
	['UR', 'Uri'],
	['VD', 'Waadt', 'Vaud'],
	['VS', 'Wallis', 'Valais'],
	['ZG', 'Zug'],
	['ZH', 'Zürich', 'Zurich']
];

const statesByCountry: Readonly<Record<string, readonly Row[]>> = {
	DE: germany,
	AT: austria,
	CH: switzerland
};

/** Countries with a holiday calendar and working time rules of their own come first, then neighbours and the EU. */
export const countryCodes = [
	...['DE', 'AT', 'CH'],
	...['LI', 'LU', 'BE', 'NL', 'FR', 'DK', 'PL', 'CZ', 'IT', 'SI', 'HU', 'SK'],
	...['BG', 'CY', 'EE', 'ES', 'FI', 'GR', 'HR', 'IE', 'LT', 'LV', 'MT', 'PT', 'RO', 'SE'],
	...['GB', 'NO', 'US']
] as const;

/** The states or cantons a company in this country can be in; empty where holidays do not depend on it. */
export function statesOf(country: string): readonly State[] {
	return (statesByCountry[country] ?? []).map(([code, de, en]) => ({ code, de, en: en ?? de }));
}

/** The country most people in this time zone live in; Germany when the zone says nothing. */
export function countryOfZone(zone: string): string {
	return countryByZone[zone] ?? 'DE';
}

const countryByZone: Readonly<Record<string, string>> = {
	'Europe/Berlin': 'DE',
	'Europe/Busingen': 'DE',
	'Europe/Vienna': 'AT',
	'Europe/Zurich': 'CH',
	'Europe/Vaduz': 'LI',
	'Europe/Luxembourg': 'LU',
	'Europe/Brussels': 'BE',
	'Europe/Amsterdam': 'NL',
	'Europe/Paris': 'FR',
	'Europe/Copenhagen': 'DK',
	'Europe/Warsaw': 'PL',
	'Europe/Prague': 'CZ',
	'Europe/Rome': 'IT',
	'Europe/Madrid': 'ES',
	'Europe/London': 'GB',
	'Europe/Oslo': 'NO',
	'Europe/Stockholm': 'SE',
	'America/New_York': 'US'
};
