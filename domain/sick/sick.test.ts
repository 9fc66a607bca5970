import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateDue } from '#domain/sick/certificate-due.ts';
import { continuedPay, type ContinuedPayInput, type SickSpan } from '#domain/sick/continued-pay.ts';
import { reasonShown, sickInformation, type SickViewer } from '#domain/sick/sick-information.ts';
import { runs } from '#domain/testkit/runs.ts';
import { addDays, daysBetween, weekdayOf } from '#domain/time/local-date.ts';

describe('the certificate is due on the fourth calendar day', () => {
	test.each([
		['ill on Monday: Thursday', '2026-01-12', '2026-01-15'],
		['ill on Wednesday: Saturday, so Monday', '2026-01-14', '2026-01-19'],
		['ill on Friday: Monday', '2026-01-16', '2026-01-19'],
		['ill on Saturday: Tuesday', '2026-01-17', '2026-01-20']
	])('%s', (_title, start, due) => {
		expect(certificateDue(start)).toBe(due);
	});

	test('a public holiday is no working day', () => {
		const holidays = new Map([['2026-05-14', { name: 'Christi Himmelfahrt', fraction: 1, legal: true }]]);
		expect(certificateDue('2026-05-11', holidays)).toBe('2026-05-15');
	});
});

describe('continued pay', () => {
	const pay = (over: Partial<ContinuedPayInput> = {}) => continuedPay({ start: '2026-01-12', ...over });

	test('it goes on for 42 calendar days from the first whole sick day', () => {
		expect(pay()).toMatchObject({ paidDaysLeft: 42, lastPaidDay: '2026-02-22' });
		expect(pay({ workedOnFirstDay: true }).lastPaidDay).toBe('2026-02-23');
	});

	test('it does not begin before four weeks of employment', () => {
		expect(pay({ employmentStart: '2026-01-05' })).toMatchObject({
			firstPaidDay: '2026-02-02',
			lastPaidDay: '2026-03-15'
		});
		expect(pay({ employmentStart: '2025-12-15' }).firstPaidDay).toBe('2026-01-12');
	});

	test('earlier days of the same illness count', () => {
		const priorSameIllness = [{ from: '2025-11-03', to: '2025-11-12' }];
		expect(pay({ priorSameIllness })).toMatchObject({ paidDaysLeft: 32, lastPaidDay: '2026-02-12' });
	});

	test('days reported twice count once', () => {
		const priorSameIllness = [
			{ from: '2025-11-03', to: '2025-11-12' },
			{ from: '2025-11-10', to: '2025-11-14' }
		];
		expect(pay({ priorSameIllness }).usedDays).toBe(12);
	});

	test('six weeks used up leave nothing', () => {
		const priorSameIllness = [{ from: '2025-10-01', to: '2025-11-30' }];
		expect(pay({ priorSameIllness })).toMatchObject({ paidDaysLeft: 0, lastPaidDay: null });
	});

	test('after six months without the illness everything begins anew', () => {
		const until = (to: string) => pay({ priorSameIllness: [{ from: '2025-07-01', to }] }).paidDaysLeft;
		expect(until('2025-07-11')).toBe(42);
		expect(until('2025-07-12')).toBe(30);
	});

	test('and after twelve months since it first began', () => {
		const priorSameIllness = [{ from: '2025-12-01', to: '2025-12-10' }];
		expect(pay({ priorSameIllness, firstOnset: '2025-01-12' }).paidDaysLeft).toBe(42);
		expect(pay({ priorSameIllness, firstOnset: '2025-01-13' }).paidDaysLeft).toBe(32);
	});

	test('sick days before the claim existed use nothing up', () => {
		const priorSameIllness = [{ from: '2025-12-10', to: '2025-12-20' }];
		expect(pay({ employmentStart: '2025-12-01', priorSameIllness }).usedDays).toBe(0);
		expect(pay({ employmentStart: '2025-11-20', priorSameIllness }).usedDays).toBe(3);
	});
});

describe('what is shown of an illness', () => {
	const shown = (
		viewer: SickViewer,
		over: { end?: string | null; hasCertificate?: boolean; today?: string } = {}
	) =>
		sickInformation({
			start: '2026-01-12',
			viewer,
			today: '2026-01-16',
			end: null,
			hasCertificate: false,
			...over
		});

	test('the person and HR see until when pay goes on, nobody else does', () => {
		expect(shown('owner')).toMatchObject({
			certificateDue: '2026-01-15',
			isCertificateMissing: true,
			continuedPay: { lastPaidDay: '2026-02-22' }
		});
		expect(shown('hr')).not.toBeNull();
		expect(shown('manager')).toBeNull();
		expect(shown('colleague')).toBeNull();
	});

	test('a certificate is missing from the day after it was due, if the illness lasted four days', () => {
		expect(shown('hr', { today: '2026-01-15' })?.isCertificateMissing).toBe(false);
		expect(shown('hr', { hasCertificate: true })?.isCertificateMissing).toBe(false);
		expect(shown('hr', { end: '2026-01-14' })?.isCertificateMissing).toBe(false);
		expect(shown('hr', { end: '2026-01-15' })?.isCertificateMissing).toBe(true);
	});

	test('managers see that somebody is absent, the reason only where the company shows it', () => {
		const reason = (viewer: SickViewer, category = 'sick', companyShowsReason = false) =>
			reasonShown({ category, viewer, companyShowsReason });
		expect(reason('manager')).toBe('absent');
		expect(reason('manager', 'sick', true)).toBe('sick');
		expect(reason('manager', 'vacation')).toBe('vacation');
		expect(reason('colleague', 'vacation', true)).toBe('absent');
		expect([reason('owner'), reason('hr')]).toEqual(['sick', 'sick']);
	});
});

const anyDate = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2024-01-01', n));
const anySpan: fc.Arbitrary<SickSpan> = fc
	.tuple(anyDate, fc.integer({ min: 0, max: 60 }))
	.map(([from, length]) => ({ from, to: addDays(from, length) }));
const anyInput = fc.record({
	start: anyDate,
	workedOnFirstDay: fc.boolean(),
	employmentStart: fc.option(anyDate),
	priorSameIllness: fc.array(anySpan, { maxLength: 5 }),
	firstOnset: fc.option(anyDate)
});

test('whatever was before: 0 to 42 days are left, the last one as many days after the first', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { paidDaysLeft, firstPaidDay, lastPaidDay, usedDays } = continuedPay(input);
			expect(paidDaysLeft + usedDays).toBe(42);
			expect(paidDaysLeft).toBeGreaterThanOrEqual(0);
			expect(firstPaidDay >= input.start).toBe(true);
			expect(lastPaidDay).toBe(paidDaysLeft === 0 ? null : addDays(firstPaidDay, paidDaysLeft - 1));
		}),
		{ numRuns: runs }
	);
});

test('the order in which earlier times were reported changes nothing', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const reversed = { ...input, priorSameIllness: input.priorSameIllness.toReversed() };
			expect(continuedPay(reversed)).toEqual(continuedPay(input));
		}),
		{ numRuns: runs }
	);
});

test('the certificate is due on a working day, at most five days after the first', () => {
	fc.assert(
		fc.property(anyDate, (start) => {
			const due = certificateDue(start);
			expect(['sat', 'sun']).not.toContain(weekdayOf(due));
			expect(daysBetween(start, due)).toBeGreaterThanOrEqual(3);
			expect(daysBetween(start, due)).toBeLessThanOrEqual(5);
		}),
		{ numRuns: runs }
	);
});
