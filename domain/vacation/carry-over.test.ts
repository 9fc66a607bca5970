import { expect, test } from 'vitest';
import { fractionOf, toNumber } from '#domain/kernel/fraction.ts';
import { carryOver, dateOfYear, type CarryOverInput } from '#domain/vacation/carry-over.ts';

function carried(over: Partial<CarryOverInput> = {}) {
	const found = carryOver({
		remaining: fractionOf(12),
		fromYear: 2026,
		limitDays: 5,
		expiryMonthDay: '03-31',
		isInformed: true,
		isLongTermSick: false,
		...over
	});
	return [toNumber(found.carry), toNumber(found.lost), found.expiresOn, found.reason];
}

test('so many days move on, the rest is lost on 31 December', () => {
	expect(carried()).toEqual([5, 7, '2027-03-31', 'company_rule']);
	expect(carried({ limitDays: null })).toEqual([12, 0, '2027-03-31', 'company_rule']);
	expect(carried({ limitDays: 0 })).toEqual([0, 12, '2027-03-31', 'company_rule']);
	expect(carried({ limitDays: 12.5 })).toEqual([12, 0, '2027-03-31', 'company_rule']);
});

test('a company may let days live for ever', () => {
	expect(carried({ expiryMonthDay: null })).toEqual([5, 7, null, 'company_rule']);
});

test('a day the calendar does not have becomes the last one before it', () => {
	expect(carried({ expiryMonthDay: '02-31' })[2]).toBe('2027-02-28');
	expect(dateOfYear(2028, '02-31')).toBe('2028-02-29');
	expect(dateOfYear(2026, '13-00')).toBe('2026-12-01');
});

test('a year is written in four digits, so that dates sort by time', () => {
	expect(dateOfYear(26, '03-31')).toBe('0026-03-31');
});

test('without the employer’s word nothing is lost and nothing expires', () => {
	expect(carried({ isInformed: false })).toEqual([12, 0, null, 'not_informed']);
	expect(carried({ isInformed: false, isLongTermSick: true })).toEqual([12, 0, null, 'not_informed']);
});

test('days an illness kept from being taken expire on 31 March of the second following year', () => {
	expect(carried({ isLongTermSick: true, limitDays: null })).toEqual([12, 0, '2028-03-31', 'long_term_sick']);
	expect(carried({ isLongTermSick: true, limitDays: null, expiryMonthDay: '06-30' })[2]).toBe('2028-03-31');
	expect(carried({ isLongTermSick: true, limitDays: null, expiryMonthDay: null })[2]).toBeNull();
});

test('a long illness moves the expiry, not the limit: how many days move on is the company’s rule all the same', () => {
	expect(carried({ isLongTermSick: true })).toEqual([5, 7, '2028-03-31', 'long_term_sick']);
	expect(carried({ isLongTermSick: true, limitDays: 0 })).toEqual([0, 12, '2028-03-31', 'long_term_sick']);
});
