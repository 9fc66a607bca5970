import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { previewRequest } from '#domain/absence/asking.ts';
import { toNumber, ZERO } from '#domain/kernel/fraction.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aVacationPerson, type VacationCase } from '#domain/testkit/vacation-builders.ts';

/** Today is Monday 2026-06-15; the request is a week in July unless it says otherwise. */
function preview(request: Partial<Absence> = {}, given: VacationCase = {}) {
	const absence = anAbsence({
		...{ id: 'wish', state: 'draft', from: '2026-07-06', to: '2026-07-10' },
		...request
	});
	return previewRequest(aVacationPerson(given), { absence });
}

test('a preview has the days, the accounts without and with them, and no refusal', () => {
	const { days, facts, refusal, needsApproval } = preview();
	expect(days).toHaveLength(5);
	expect(toNumber(facts?.days ?? ZERO)).toBe(5);
	const [year] = facts?.years ?? [];
	const left = [year?.before, year?.after].map((one) => toNumber(one?.account.available ?? ZERO));
	expect((left[0] ?? 0) - (left[1] ?? 0)).toBe(5);
	expect([refusal, needsApproval]).toEqual([null, true]);
});

test('it says why the request would be refused: days that make no sense, days that are taken, no days left', () => {
	expect(preview({ to: '2026-07-01' })).toMatchObject({
		...{ days: [], facts: null },
		refusal: { code: 'E_INVALID', codes: ['TO_BEFORE_FROM'] }
	});
	expect(preview({ firstHalf: 'am' }).refusal).toMatchObject({ code: 'E_INVALID', codes: ['HALF_DAY'] });
	expect(preview({ typeId: 'gone' }).refusal).toMatchObject({ codes: ['NO_TYPE'] });
	const taken = [{ from: '2026-07-08', to: '2026-07-08' }];
	expect(preview({}, { absences: taken }).refusal).toEqual({ code: 'E_OVERLAP' });
	const few: VacationCase = {
		rule: { annualDays: 4, policy: 'twelfths' },
		personal: { carriedInto: [{ year: 2026, days: 0, expiresOn: null, comment: '' }] }
	};
	expect(preview({}, few).refusal).toEqual({ code: 'E_NO_BALANCE' });
	expect(preview({ from: '2026-07-11', to: '2026-07-12' }).refusal).toEqual({ code: 'E_NO_WORKDAYS' });
	expect(preview({ typeId: 'special' }).refusal).toEqual({ code: 'E_TYPE_RULE', rules: ['OTHER_MAX_EVENT'] });
});

test('illness is reported for today and the past, open or not, and needs nobody’s approval', () => {
	const sick = { typeId: 'sick', from: '2026-06-15', to: null };
	expect(preview(sick)).toMatchObject({ refusal: null, needsApproval: false, facts: { days: null } });
	expect(preview({ ...sick, from: '2026-06-16' }).refusal).toEqual({ code: 'E_NOT_YET' });
});
