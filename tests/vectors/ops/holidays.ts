import { applyCompanyDays, holidayOn, type CompanyDays } from '#domain/public-holiday/company-days.ts';
import { computeHolidays, type LegalHoliday } from '#server/holidays/compute-holidays.ts';
import { answerHolidayMessage } from '#server/holidays/holiday-messages.ts';
import type { Json } from '#tests/vectors/given.ts';

interface HolidayGiven {
	readonly country?: string;
	readonly state?: string;
	readonly region?: string;
	readonly year?: number | string;
	readonly date?: string;
	readonly halfDays?: CompanyDays['halfDays'];
	readonly companyAdd?: CompanyDays['add'];
	readonly companyRemove?: CompanyDays['remove'];
	readonly mt?: string;
}

/** What the server knows of public holidays. */
export const holidayOps = {
	'holidays.list': (given: HolidayGiven): Json => listDays(given),
	'holidays.contains': (given: HolidayGiven): Json => listDays(given),
	'holidays.fraction': (given: HolidayGiven): Json => {
		const { legal, company } = daysOf(given);
		return { ...holidayOn(given.date ?? '', legal, company) };
	},
	'api.message': (given: HolidayGiven): Json => {
		const answer = answerHolidayMessage({ ...given });
		return { ...answer, count: answer.result.length, first: answer.result[0], last: answer.result.at(-1) };
	}
};

function listDays(given: HolidayGiven): Json {
	const { legal, company, year } = daysOf(given);
	const dates = applyCompanyDays(legal, company, year).map(({ date }) => date);
	return { dates, count: dates.length };
}

function daysOf(given: HolidayGiven): { legal: LegalHoliday[]; company: CompanyDays; year: number } {
	const year = Number(given.year ?? given.date?.slice(0, 4));
	const place = {
		country: given.country ?? '',
		state: given.state ?? null,
		region: given.region ?? null
	};
	const company = {
		add: given.companyAdd ?? [],
		remove: given.companyRemove ?? [],
		halfDays: given.halfDays ?? []
	};
	return { legal: computeHolidays(place, year), company, year };
}
