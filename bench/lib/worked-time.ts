import type { BookTerms } from '#domain/account/account-book.ts';
import type { EvaluatedEntry } from '#domain/account/evaluated-day.ts';
import { profiles } from '#domain/regulation/profile.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { datesFrom, weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

export type WorkedEntry = EvaluatedEntry & { readonly id: string };

const ZONE = 'Europe/Berlin';
/** Entries of a working day: two stretches, the break between them, and a late one; minutes after 05:00 UTC. */
const SHAPE = [
	['work', 60, 300],
	['break', 300, 335],
	['work', 335, 560],
	['work', 575, 600]
] as const;

/** What a person of a company in Bavaria works in some days: 900 entries a year, no two days alike. */
export function workedTime(person: number, from: LocalDate, to: LocalDate): WorkedEntry[] {
	return datesFrom(from, to).flatMap((date, index) => {
		const weekday = weekdayOf(date);
		// Every eighth working day is a day off, and every tenth Saturday is worked.
		if (weekday === 'sun' || (weekday === 'sat' && index % 70 !== 5) || (index + person) % 8 === 3) return [];
		const shift = (index * 7 + person * 13) % 40;
		return SHAPE.map(([kind, start, stop], part) => ({
			id: `${person}-${date}-${part}`,
			kind,
			start: instantOf(date, start + shift),
			stop: instantOf(date, stop + shift + (part === 3 ? shift : 0)),
			zone: ZONE,
			workTypeId: part === 3 ? 'travel' : null,
			flags: []
		}));
	});
}

function instantOf(date: LocalDate, minutes: number): string {
	const clock = `${String(5 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
	return `${date}T${clock}:00.000Z`;
}

const holiday = (name: string) => ({ name, fraction: 1, legal: true });

/** Contract, holidays, absences and work types of such a person, by German law. */
export function termsOf(years: readonly number[]): BookTerms {
	const minutes = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 455, sat: 0, sun: 0 };
	return {
		evaluation: {
			zone: ZONE,
			schedules: years.map((year) => ({ validFrom: `${year}-01-01`, minutes, comment: `${year}` })),
			holidays: new Map(
				years.flatMap((year) =>
					['01-01', '01-06', '05-01', '08-15', '10-03', '11-01', '12-25', '12-26'].map(
						(day) => [`${year}-${day}`, holiday(day)] as const
					)
				)
			),
			absences: new Map(
				years.flatMap((year) =>
					datesFrom(`${year}-08-03`, `${year}-08-21`).map(
						(date) => [date, [{ absenceId: `summer-${year}`, effect: 'credit', fraction: 1 }]] as const
					)
				)
			),
			workTypes: new Map([['travel', { percent: 50 }]]),
			average: {
				neutralByDate: new Map(
					years.flatMap((year) =>
						datesFrom(`${year}-08-03`, `${year}-08-21`).map((date) => [date, 1] as const)
					)
				)
			},
			profile: profiles['DE-ARBZG'] ?? WA_BASIC
		},
		openingMinutes: 600,
		adjustments: years.map((year) => ({
			date: `${year}-06-30`,
			minutes: -120,
			comment: 'payout',
			author: 'hr'
		})),
		cap: { maxMinutes: 6000, period: 'year' }
	};
}
