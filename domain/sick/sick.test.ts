import { describe, expect, test } from 'vitest';
import { certificateDue } from '#domain/sick/certificate-due.ts';
import { continuedPay, type ContinuedPayInput } from '#domain/sick/continued-pay.ts';

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
