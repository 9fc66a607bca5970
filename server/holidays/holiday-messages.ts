import * as v from 'valibot';
import { computeHolidays, isKnownPlace, listCountries, listStates, type Place } from './compute-holidays.ts';

const yearSchema = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer());
const placeFields = { country: v.string(), state: v.optional(v.string()) };
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
export function answerHolidayMessage(message: { readonly mt: string; readonly src?: unknown }): Answer {
	const head = { mt: `${message.mt}Result`, ...(message.src === undefined ? {} : { src: message.src }) };
	const parsed = v.safeParse(messageSchema, message);
	if (!parsed.success) return { ...head, result: [], error: 'unreadable' };
	return { ...head, ...answer(parsed.output) };
}

function answer(message: HolidayMessage): Pick<Answer, 'result' | 'error'> {
	if (message.mt === 'GetCountries') return { result: listCountries() };
	if (message.mt === 'GetStates') return orUnknownPlace(listStates(message.country));
	const place = { country: message.country, state: message.state ?? null, region: null };
	if (!isKnownPlace(place)) return { result: [], error: 'unknown place' };
	return message.mt === 'GetHolidays'
		? { result: holidaysOf(place, message.year) }
		: isHoliday(message.date, place);
}

function orUnknownPlace(result: readonly string[]): Pick<Answer, 'result' | 'error'> {
	return result.length > 0 ? { result } : { result, error: 'unknown place' };
}

function holidaysOf(place: Place, year: number): { date: string; international: string; name: string }[] {
	return computeHolidays(place, year).map(({ date, international, name }) => ({ date, international, name }));
}

/** Takes YYYY-MM-DD and YY-MM-DD. */
function isHoliday(text: string, place: Place): Pick<Answer, 'result' | 'error'> {
	const date = /^\d{2}-\d{2}-\d{2}$/.test(text) ? `20${text}` : text;
	if (!v.is(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.isoDate()), date)) {
		return { result: [], error: 'bad date' };
	}
	const found = holidaysOf(place, Number(date.slice(0, 4))).find((day) => day.date === date);
	const day = found ?? { date, international: null, name: null };
	return { result: [{ ...day, isHolidays: found !== undefined }] };
}
