import { expect, test } from 'vitest';
import { generalSettings } from '#domain/testkit/builders.ts';
import { profileFor } from '#domain/regulation/profile.ts';
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

test('a company starts with the law of its country', () => {
	expect(['DE', 'AT', 'CH', 'FR', 'US'].map(defaultProfileOf)).toEqual([
		'DE-ARBZG',
		'AT-AZG',
		'CH-ARG-45',
		'EU-2003-88',
		'WA-BASIC'
	]);
});
