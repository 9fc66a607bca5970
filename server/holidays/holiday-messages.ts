import * as v from 'valibot';
import { localDateSchema } from '#domain/time/local-date-schema.ts';
import { computeHolidays, isKnownPlace, listCountries, listStates, type Place } from './compute-holidays.ts';

/** Years whose holidays are known well enough to be answered. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** A year as a number or as text: `2026` or `"2026"`. */
const yearSchema = v.pipe(
	v.union([v.pipe(v.string(), v.trim(), v.regex(/^\d{4}$/), v.transform(Number)), v.number()]),
	v.integer(),
	v.minValue(FIRST_YEAR),
	v.maxValue(LAST_YEAR)
);
const placeFields = { country: v.string(), state: v.nullish(v.string()) };
const messageSchema = v.variant('mt', [
	v.object({ mt: v.literal('GetCountries') }),
	v.object({ mt: v.literal('GetStates'), country: v.string() }),
	v.object({ mt: v.literal('GetHolidays'), year: yearSchema, ...placeFields }),
	v.object({ mt: v.literal('IsHoliday'), date: v.string(), ...placeFields })
]);
type HolidayMessage = v.InferOutput<typeof messageSchema>;

interface Answer {
	readonly mt: string;
	readonly src?: unknown;
	readonly result: readonly unknown[];
	readonly error?: string;
}

/**
 * Answers one message of the Public Holidays API: `{mt, src?, …}` becomes `{mt: mt + 'Result', src?, result}`.
 * What cannot be answered (unknown place, impossible date) has an empty result and says why in `error`.
 */
export function answerHolidayMessage(message: { readonly [field: string]: unknown }): Answer {
	const head = {
		mt: `${typeof message['mt'] === 'string' ? message['mt'] : ''}Result`,
		...(message['src'] === undefined ? {} : { src: message['src'] })
	};
	const parsed = v.safeParse(messageSchema, message);
	if (!parsed.success) return { ...head, result: [], error: problemOf(parsed.issues) };
	return { ...head, ...answer(parsed.output) };
}

function answer(message: HolidayMessage): Pick<Answer, 'result' | 'error'> {
	if (message.mt === 'GetCountries') return { result: listCountries() };
	if (message.mt === 'GetStates') {
		const isKnown = listCountries().includes(message.country);
		return isKnown ? { result: listStates(message.country) } : unknownPlace;
	}
	// No state, an empty one and null all ask for the days that hold in every state.
	const place = { country: message.country, state: message.state || null, region: null };
	if (!isKnownPlace(place)) return unknownPlace;
	return message.mt === 'GetHolidays'
		? { result: holidaysOf(place, message.year) }
		: isHoliday(message.date, place);
}

const unknownPlace: Pick<Answer, 'result' | 'error'> = { result: [], error: 'unknown place' };

/** Which field could not be read: `unknown mt`, `bad year`, `bad country` … */
function problemOf(issues: readonly v.BaseIssue<unknown>[]): string {
	const field = issues[0]?.path?.[0]?.key;
	return field === 'mt' ? 'unknown mt' : `bad ${typeof field === 'string' ? field : 'message'}`;
}

function holidaysOf(place: Place, year: number): { date: string; international: string; name: string }[] {
	return computeHolidays(place, year).map(({ date, international, name }) => ({ date, international, name }));
}

/** Takes YYYY-MM-DD and YY-MM-DD. */
function isHoliday(text: string, place: Place): Pick<Answer, 'result' | 'error'> {
	const date = /^\d{2}-\d{2}-\d{2}$/.test(text) ? `20${text}` : text;
	if (!v.is(localDateSchema, date)) return { result: [], error: 'bad date' };
	const year = Number(date.slice(0, 4));
	if (year < FIRST_YEAR || year > LAST_YEAR) return { result: [], error: 'bad date' };
	const found = holidaysOf(place, year).find((day) => day.date === date);
	const day = found ?? { date, international: null, name: null };
	return { result: [{ ...day, isHolidays: found !== undefined }] };
}
