import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { toNumber } from '#domain/kernel/fraction.ts';
import { companyRuleSince, vacationYear } from '#domain/testkit/vacation-builders.ts';
import { restAtLeaving } from '#domain/vacation/leaving.ts';

/** Somebody whose account begins in 2026 and who leaves in that year, after fifteen days of vacation are due. */
function leaving(absences: Partial<Absence>[] = [], end = '2026-06-30') {
	return { rules: companyRuleSince('2026-01-01'), employment: { end }, absences };
}
function rest(absences: Partial<Absence>[] = []) {
	const { days, toBePaidOut } = restAtLeaving(vacationYear(leaving(absences)));
	return { days: toNumber(days), toBePaidOut: toNumber(toBePaidOut) };
}

test('open days are to be paid out', () => {
	expect(rest([{ from: '2026-03-02', to: '2026-03-06' }])).toEqual({ days: 10, toBePaidOut: 10 });
});

test('more than the shortened year gives is shown below zero, never deducted', () => {
	expect(rest([{ from: '2026-03-02', to: '2026-03-27' }])).toEqual({ days: -5, toBePaidOut: 0 });
});

test('days that are only asked for change nothing, even when there are not enough for them', () => {
	const wish = { from: '2026-03-02', to: '2026-03-27', state: 'requested' as const };
	expect(rest([wish])).toEqual({ days: 15, toBePaidOut: 15 });
});

test('nothing moves into a year after the employment, on 31 December it ends as well', () => {
	for (const end of ['2026-06-30', '2026-12-31']) {
		const { yearEnd } = vacationYear(leaving([], end));
		expect(yearEnd).toMatchObject({ isLeaving: true, carry: { numerator: 0 }, expiresOn: null });
		expect(vacationYear(leaving([], end), 2027)).toMatchObject({
			carriedIn: [],
			account: { remaining: { numerator: 0 } }
		});
	}
	expect(vacationYear(leaving([], '2027-01-01')).yearEnd.isLeaving).toBe(false);
});
