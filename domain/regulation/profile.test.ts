import { expect, test } from 'vitest';
import { generalSettings } from '#domain/testkit/builders.ts';
import { profileFor, profiles, profileWith } from '#domain/regulation/profile.ts';
import { defaultProfileOf } from '#domain/settings/general-settings.ts';

const needs = (profile: string, over = {}) =>
	profileFor(
		generalSettings({ profile, minBreakAfter6h: 20, minBreakAfter9h: 40, ...over })
	).breaks.tiers.map(({ over: limit, need }) => `${limit}:${need}`);

test('the two company settings replace the breaks after 6 h and 9 h', () => {
	expect(needs('DE-ARBZG')).toEqual(['360:20', '540:40']);
	expect(needs('EU-2003-88')).toEqual(['360:20']);
});

test('breaks fixed by law stay as they are', () => {
	expect(needs('DE-JARBSCHG')).toEqual(['270:30', '360:60']);
	expect(needs('CH-ARG-45')).toEqual(['330:15', '420:30', '540:60']);
});

test('a person’s own profile wins over the company’s', () => {
	expect(profileFor(generalSettings(), 'DE-JARBSCHG').id).toBe('DE-JARBSCHG');
	expect(profileFor(generalSettings(), null).id).toBe('DE-ARBZG');
	expect(profileFor(generalSettings({ profile: 'gone' })).id).toBe('WA-BASIC');
});

test('of two tiers only those after 6 h and 9 h are the company’s to set', () => {
	const tiers = profileFor(generalSettings({ profile: 'DE-ARBZG', minBreakAfter6h: 30, minBreakAfter9h: 60 }))
		.breaks.tiers;
	expect(tiers).toEqual([
		{ over: 360, need: 30 },
		{ over: 540, need: 60, isCompanyRule: true }
	]);
});

test('before its first version a profile holds as well, and no other takes its place', () => {
	const settings = { minBreakAfter6h: 30, minBreakAfter9h: 45 };
	for (const id of Object.keys(profiles)) {
		expect(profileWith(id, settings, '1900-01-01').id).toBe(id);
		expect(profileWith(id, settings, '2026-01-12').id).toBe(id);
		expect(profileWith(id, settings)).toEqual(profileWith(id, settings, '2026-01-12'));
	}
	expect(profileWith('gone', settings, '2026-01-12').id).toBe('WA-BASIC');
});

test('other settings give other rules, the same the same', () => {
	const need = (minBreakAfter6h: number) =>
		profileWith('AT-AZG', { minBreakAfter6h, minBreakAfter9h: 45 }).breaks.tiers[0]?.need;
	expect([need(30), need(40), need(30)]).toEqual([30, 40, 30]);
	const many = Array.from({ length: 120 }, (_, i) => i);
	expect(many.map(need)).toEqual(many);
	expect(many.map(need)).toEqual(many);
});

test('a company starts with the law of its country', () => {
	expect(['DE', 'AT', 'CH', 'FR', 'US'].map(defaultProfileOf)).toEqual([
		'DE-ARBZG',
		'AT-AZG',
		'CH-ARG-45',
		'EU-2003-88',
		'WA-BASIC'
	]);
});
