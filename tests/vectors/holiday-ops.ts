import { applyCompanyDays, holidayOn, type CompanyDays } from '#server/holidays/company-days.ts';
import { computeHolidays } from '#server/holidays/compute-holidays.ts';
import { answerHolidayMessage } from '#server/holidays/holiday-messages.ts';

export interface HolidayGiven {
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

/** Answers one case of the area holidays. */
export function runHolidayCase(op: string, given: HolidayGiven): unknown {
	if (op === 'api.message') return answerHolidayMessage({ ...given, mt: given.mt ?? '' });
	const year = Number(given.year ?? given.date?.slice(0, 4));
	const place = {
		country: given.country ?? '',
		state: given.state ?? null,
		region: given.region ?? null
	};
	const legal = computeHolidays(place, year);
	const company = {
		add: given.companyAdd ?? [],
		remove: given.companyRemove ?? [],
		halfDays: given.halfDays ?? []
	};
	if (op === 'holidays.fraction') return holidayOn(given.date ?? '', legal, company);
	const dates = applyCompanyDays(legal, company, year).map(({ date }) => date);
	return { dates, count: dates.length };
}
