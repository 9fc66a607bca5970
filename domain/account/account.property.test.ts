import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openAccountBook, withEntries, withTerms, type BookTerms } from '#domain/account/account-book.ts';
import { accountFigures } from '#domain/account/account-rules.ts';
import { attributeMinutes } from '#domain/account/attribution.ts';
import { periodBalance } from '#domain/account/balance.ts';
import { dayFigures, type AccountInput } from '#domain/account/day-figures.ts';
import { sumDays } from '#domain/account/day-sums.ts';
import { explainBalance } from '#domain/account/explain-balance.ts';
import { DEFAULT_TIME_BANDS, timeBandsByDay, type TimeBand } from '#domain/account/time-bands.ts';
import { addsUp } from '#domain/kernel/explanation.ts';
import { profiles, type Profile } from '#domain/regulation/profile.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { anyAccount, anyTypedEntries, SPAN, withoutOverlaps } from '#domain/testkit/account-arbitraries.ts';
import { BERLIN } from '#domain/testkit/builders.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';

const figuresOf = (account: AccountInput, from: string = SPAN.from, to: string = SPAN.to) =>
	dayFigures(account, from, to);
const anyDate = fc.integer({ min: 0, max: 15 }).map((n) => addDays(SPAN.from, n));
const anyOpening = fc.integer({ min: -5000, max: 5000 });

function balanceOf(account: AccountInput, from: string, to: string, openingMinutes: number) {
	return periodBalance({
		from,
		to,
		days: figuresOf(account, from, to),
		openingMinutes,
		adjustments: [{ date: '2026-01-19', minutes: 77, comment: 'correction', author: 'hr' }]
	});
}

test('work adds up to the same whether days are counted by start, by calendar or by shift', () => {
	fc.assert(
		fc.property(anyTypedEntries, (typed) => {
			const entries = withoutOverlaps(typed);
			const sums = (['start', 'split', 'shift'] as const).map((mode) =>
				[...attributeMinutes({ entries, zone: BERLIN, mode }).values()].reduce((sum, one) => sum + one, 0)
			);
			expect(new Set(sums).size).toBe(1);
		})
	);
});

test('the order in which entries arrived changes no figure', () => {
	fc.assert(
		fc.property(anyAccount, fc.infiniteStream(fc.nat()), (account, dice) => {
			const shuffled = account.entries
				.map((entry) => ({ entry, rank: dice.next().value }))
				.sort((a, b) => a.rank - b.rank)
				.map(({ entry }) => entry);
			expect(figuresOf({ ...account, entries: shuffled })).toEqual(figuresOf(account));
		})
	);
});

test('a period closes as its parts do, one after the other', () => {
	fc.assert(
		fc.property(anyAccount, anyDate, anyOpening, (account, cut, opening) => {
			const whole = balanceOf(account, SPAN.from, SPAN.to, opening);
			const first = balanceOf(account, SPAN.from, cut, opening);
			const second = balanceOf(account, addDays(cut, 1), SPAN.to, first.closingMinutes);
			expect(second.closingMinutes).toBe(whole.closingMinutes);
			expect(first.deltaMinutes + second.deltaMinutes).toBe(whole.deltaMinutes);
		})
	);
});

test('whole weeks earlier, without a change of the clocks in between, every figure is the same', () => {
	const weeks = (n: number, instant: string) => msToInstant(instantToMs(instant) - n * 7 * 86_400_000);
	fc.assert(
		fc.property(anyAccount, fc.integer({ min: 1, max: 8 }), (account, n) => {
			const back = (date: string) => addDays(date, -7 * n);
			const moved: AccountInput = {
				...account,
				entries: account.entries.map((entry) => ({
					...entry,
					start: weeks(n, entry.start),
					stop: entry.stop === null ? null : weeks(n, entry.stop)
				})),
				schedules: account.schedules.map((one) => ({ ...one, validFrom: back(one.validFrom) })),
				holidays: new Map([...account.holidays].map(([date, one]) => [back(date), one])),
				absences: new Map([...account.absences].map(([date, one]) => [back(date), one]))
			};
			const expected = figuresOf(account).map((day) => ({ ...day, date: back(day.date) }));
			expect(figuresOf(moved, back(SPAN.from), back(SPAN.to))).toEqual(expected);
		})
	);
});

describe('a day', () => {
	test('credits never more absence than it would owe, never owes less than nothing, and its delta is its sum', () => {
		fc.assert(
			fc.property(anyAccount, (account) => {
				const without = figuresOf({ ...account, absences: new Map() });
				figuresOf(account).forEach((day, i) => {
					const base = without[i]?.targetMinutes ?? 0;
					expect(day.targetMinutes).toBeGreaterThanOrEqual(0);
					expect(day.absenceCreditMinutes).toBeLessThanOrEqual(base);
					expect(day.targetMinutes).toBeLessThanOrEqual(base);
					expect(day.deltaMinutes).toBe(day.creditedMinutes + day.absenceCreditMinutes - day.targetMinutes);
					expect(Object.values(day).every((one) => typeof one !== 'number' || Number.isInteger(one))).toBe(
						true
					);
				});
			})
		);
	});

	test('is worth what it was worked when every type counts in full and nothing is rounded', () => {
		fc.assert(
			fc.property(anyAccount, (account) => {
				const settings = { attribution: account.settings?.attribution ?? 'start', rounding: null, cap: null };
				for (const day of figuresOf({ ...account, workTypes: new Map(), settings })) {
					expect(day.creditedMinutes).toBe(day.workedMinutes);
				}
			})
		);
	});
});

test('every figure is explained by terms that add up to it', () => {
	fc.assert(
		fc.property(anyAccount, anyOpening, fc.option(fc.nat(3000)), (account, openingMinutes, max) => {
			const cap = max === null ? null : { maxMinutes: max };
			const input = { ...SPAN, openingMinutes, adjustments: [], cap };
			const balance = periodBalance({ ...input, days: figuresOf(account) });
			const amounts = accountFigures.map((figure) => {
				const explanation = explainBalance({ ...input, account }, figure);
				expect(addsUp(explanation)).toBe(true);
				return explanation.amount;
			});
			expect(amounts).toEqual([
				balance.targetMinutes,
				balance.workedMinutes,
				balance.creditedMinutes,
				balance.absenceCreditMinutes,
				balance.breakMinutes,
				balance.deltaMinutes,
				balance.adjustmentMinutes,
				balance.forfeitedMinutes,
				balance.closingMinutes
			]);
		})
	);
});

describe('bands of a day', () => {
	const anyTime = fc
		.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
		.map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
	const anyNight = fc
		.tuple(anyTime, anyTime)
		.map(([from, to]): Omit<Extract<TimeBand, { kind: 'night' }>, 'id'> => ({ kind: 'night', from, to }));
	const anyBands = fc
		.array(anyNight, { maxLength: 4 })
		.map((nights): TimeBand[] => [
			...nights.map((night, i) => ({ ...night, id: `night-${i}` })),
			...DEFAULT_TIME_BANDS,
			{ id: 'legal', kind: 'holiday', onlyLegal: true, halfDayFrom: '12:00' }
		]);

	test('never hold more minutes of one kind than were worked, and days add up to the work of the period', () => {
		fc.assert(
			fc.property(anyAccount, anyBands, (account, bands) => {
				const [from, to] = ['2026-01-01', '2026-02-15'];
				const days = timeBandsByDay({ ...account, bands, from, to });
				for (const day of days) {
					for (const kind of ['night', 'sunday', 'holiday'] as const) {
						const ids = bands.filter((band) => band.kind === kind).map((band) => band.id);
						const sum = ids.reduce((total, id) => total + (day.minutesByBand.get(id) ?? 0), 0);
						expect(sum).toBeLessThanOrEqual(day.workedMinutes);
					}
				}
				const split = attributeMinutes({ entries: account.entries, zone: account.zone, mode: 'split' });
				expect(new Map(days.map((day) => [day.date, day.workedMinutes]))).toEqual(
					new Map([...split].sort(([a], [b]) => (a < b ? -1 : 1)))
				);
			})
		);
	});
});

describe('an account book', () => {
	const termsOf = (account: AccountInput, profile: string): BookTerms => {
		const { entries: _entries, restMinutes: _rest, ...evaluation } = account;
		return {
			evaluation: {
				...evaluation,
				profile: profiles[profile] ?? DE_ARBZG,
				profileOn: shortAverages(profiles[profile] ?? DE_ARBZG),
				average: { neutralByDate: new Map([['2026-01-14', 0.5]]) }
			},
			openingMinutes: 10,
			adjustments: [],
			cap: { maxMinutes: 500, period: 'month' }
		};
	};
	const anyProfile = fc.constantFrom(...Object.keys(profiles));
	/** Windows of one week, so that averages end and change within the span; another rule from the second week on. */
	const shortAverages = (profile: Profile) => (date: string) => ({
		...profile,
		average: { weeklyMax: date < '2026-01-19' ? 600 : 1200, weeks: date < '2026-01-19' ? 1 : 2 }
	});

	test('after any change of entries is what it would be from scratch', () => {
		fc.assert(
			fc.property(
				anyAccount,
				anyTypedEntries,
				fc.infiniteStream(fc.boolean()),
				anyProfile,
				(account, added, dice, profile) => {
					const terms = termsOf(account, profile);
					const removed = account.entries.filter(() => dice.next().value).map((entry) => entry.id);
					const left = account.entries.filter((entry) => !removed.includes(entry.id));
					const book = openAccountBook(terms, SPAN, account.entries);
					const changed = withEntries(book, { removed, added });
					const fresh = openAccountBook(terms, SPAN, [...left, ...added]);
					expect(changed.days).toEqual(fresh.days);
					expect(changed.months).toEqual(fresh.months);
				}
			)
		);
	});

	test('after a change of its terms is what it would be from scratch', () => {
		fc.assert(
			fc.property(anyAccount, anyAccount, anyProfile, (account, other, profile) => {
				const terms = termsOf(account, profile);
				const next = { ...terms, evaluation: { ...terms.evaluation, absences: other.absences } };
				const touched = datesFrom(SPAN.from, SPAN.to).filter(
					(date) => account.absences.has(date) || other.absences.has(date)
				);
				const book = openAccountBook(terms, SPAN, account.entries);
				const changed = withTerms(book, next, touched[0] ?? SPAN.from, touched.at(-1) ?? SPAN.from);
				const fresh = openAccountBook(next, SPAN, account.entries);
				expect(changed.days).toEqual(fresh.days);
				expect(sumDays(changed.days)).toEqual(sumDays(fresh.days));
			})
		);
	});
});
