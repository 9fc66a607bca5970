import { expect, test } from 'vitest';
import { aGroup, aSchedule, generalSettings } from '#domain/testkit/builders.ts';
import { breakSettingHints } from '#domain/regulation/break-settings.ts';
import {
	assignedProfileOn,
	rulebookFor,
	type AssignmentInput
} from '#domain/regulation/profile-assignment.ts';
import { profiles, profileWith, versionOn } from '#domain/regulation/profile.ts';

const nord = { groupId: 'nord', from: '2026-01-01', to: '2026-06-30' };

function assigned(date: string, over: Partial<AssignmentInput> = {}): string {
	return assignedProfileOn({ general: generalSettings(), ...over }, date);
}

test('who turns 18 works by the rules of adults from that day on', () => {
	const schedules = [
		aSchedule({ validFrom: '2024-09-01', profile: 'DE-JARBSCHG' }),
		aSchedule({ validFrom: '2026-05-04', profile: 'DE-ARBZG' })
	];
	const person = { schedules: [...schedules].reverse() };
	expect(assigned('2026-05-03', { person })).toBe('DE-JARBSCHG');
	expect(assigned('2026-05-04', { person })).toBe('DE-ARBZG');
	const rulesOn = rulebookFor({ general: generalSettings(), person });
	expect([rulesOn('2026-05-03').rest.min, rulesOn('2026-05-04').rest.min]).toEqual([720, 660]);
});

test('the person wins over the group of the date, the group over the company', () => {
	const groups = [
		{ id: 'nord', data: aGroup({ profiles: [{ validFrom: '2026-02-01', profile: 'DE-ARBZG-5-2' }] }) }
	];
	const person = { memberships: [nord] };
	expect(assigned('2026-01-31', { groups, person })).toBe('DE-ARBZG');
	expect(assigned('2026-02-01', { groups, person })).toBe('DE-ARBZG-5-2');
	expect(assigned('2026-07-01', { groups, person })).toBe('DE-ARBZG');
	expect(assigned('2026-02-01', { groups, person: { ...person, profile: 'AT-AZG' } })).toBe('AT-AZG');
});

test('a contract version that says null goes back to the wider rule, one that says nothing changes nothing', () => {
	const person = {
		schedules: [
			aSchedule({ validFrom: '2025-01-01', profile: 'DE-JARBSCHG' }),
			aSchedule({ validFrom: '2026-01-01' }),
			aSchedule({ validFrom: '2026-02-01', profile: null })
		]
	};
	expect(assigned('2026-01-15', { person })).toBe('DE-JARBSCHG');
	expect(assigned('2026-02-01', { person })).toBe('DE-ARBZG');
});

test('a company changes its rules on a date', () => {
	const general = generalSettings({ profiles: [{ validFrom: '2026-04-01', profile: 'EU-2003-88' }] });
	expect(assigned('2026-03-31', { general })).toBe('DE-ARBZG');
	expect(assigned('2026-04-01', { general })).toBe('EU-2003-88');
});

test('of several versions the greatest validFrom not after the date holds, of two on one date the later recorded', () => {
	const version = (validFrom: string, name: string) => ({ validFrom, name });
	const all = [version('2026-07-01', 'b'), version('2020-01-01', 'a'), version('2026-07-01', 'c')];
	expect(['2019-12-31', '2026-06-30', '2026-07-01'].map((date) => versionOn(all, date)?.name)).toEqual([
		'a',
		'a',
		'c'
	]);
	expect(versionOn([], '2026-01-01')).toBeNull();
});

test('every profile names the paragraph of each of its rules, and the first day it holds', () => {
	for (const profile of Object.values(profiles)) {
		if (profile.id === 'WA-BASIC') continue;
		expect(profile.rules.BRK_MISSING, profile.id).toMatch(/(§|Art\. )\d/);
		expect(profile.rules.REST_SHORT, profile.id).toMatch(/(§|Art\. )\d/);
		expect(profile.validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		const named = (code: keyof typeof profile.rules, isThere: boolean) =>
			expect([code, profile.rules[code] !== undefined]).toEqual([code, isThere]);
		named('BRK_STRETCH', profile.breaks.maxStretch !== null);
		named('DAY_OVER_MAX', profile.daily.max !== null);
		named('DAY_OVER_REGULAR', profile.daily.warn !== null);
		named('SPAN_OVER', profile.span !== null);
		named('REST_REDUCED', profile.rest.reduced !== null);
		named('WEEK_OVER_MAX', profile.weekly.max !== null);
		named('AVG_OVER', profile.average !== null);
		named('NIGHT_WORK', profile.night !== null);
		named('SUNDAY_WORK', profile.sunday !== 'off');
		named('HOLIDAY_WORK', profile.holiday !== 'off');
		named('SATURDAY_WORK', profile.saturday !== 'off');
	}
});

test('a break setting other than the law’s is a rule of the company, the law’s own figure is not', () => {
	const [six, nine] = profileWith('DE-ARBZG', { minBreakAfter6h: 30, minBreakAfter9h: 60 }).breaks.tiers;
	expect([six?.isCompanyRule, nine?.isCompanyRule]).toEqual([undefined, true]);
});

test('HR is told of a setting below the law; it is kept all the same', () => {
	const low = { minBreakAfter6h: 20, minBreakAfter9h: 44 };
	const hints = (over: object) => breakSettingHints(generalSettings({ ...low, ...over }));
	expect(hints({})).toEqual([
		{ setting: 'minBreakAfter6h', need: 20, lawful: 30, rule: 'ArbZG §4' },
		{ setting: 'minBreakAfter9h', need: 44, lawful: 45, rule: 'ArbZG §4' }
	]);
	expect(hints({ minBreakAfter6h: 30, minBreakAfter9h: 45 })).toEqual([]);
	expect(profileWith('DE-ARBZG', low).breaks.tiers.map(({ need }) => need)).toEqual([20, 44]);
});

test('the greater of the two settings decides: 60 minutes after 6 hours are enough after 9 hours too', () => {
	const hints = (minBreakAfter6h: number, minBreakAfter9h: number) =>
		breakSettingHints(generalSettings({ minBreakAfter6h, minBreakAfter9h })).map(({ setting }) => setting);
	expect(hints(60, 30)).toEqual([]);
	expect(hints(45, 0)).toEqual([]);
	expect(hints(44, 30)).toEqual(['minBreakAfter9h']);
	expect(hints(20, 60)).toEqual(['minBreakAfter6h']);
});

test('without a law in the profile the law of the country is the measure; a profile that ignores the settings has no hint', () => {
	const low = { minBreakAfter6h: 0, minBreakAfter9h: 0 };
	const rules = (over: object) =>
		breakSettingHints(generalSettings({ ...low, ...over })).map(({ setting, lawful }) => [setting, lawful]);
	expect(rules({ profile: 'WA-BASIC', country: 'AT' })).toEqual([
		['minBreakAfter6h', 30],
		['minBreakAfter9h', 30]
	]);
	expect(rules({ profile: 'WA-BASIC', country: 'US' })).toEqual([]);
	expect(rules({ profile: 'DE-JARBSCHG' })).toEqual([]);
	expect(rules({ profile: 'EU-2003-88' })).toEqual([['minBreakAfter6h', 1]]);
});
