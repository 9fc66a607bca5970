import { expect, test } from 'vitest';
import { contractVersions } from '#domain/schedule/contract-versions.ts';
import { aSchedule } from '#domain/testkit/builders.ts';

const full = aSchedule();
const half = Object.fromEntries(
	Object.entries(full.minutes).map(([day, minutes]) => [day, minutes / 2])
) as typeof full.minutes;
const schedules = [
	{ ...full, validFrom: '2020-01-01', comment: 'Eintritt' },
	{ ...full, validFrom: '2026-03-01', comment: 'Vertippt' },
	{ ...full, validFrom: '2026-03-01', minutes: half, comment: 'Elternzeit' }
];
const said = (span: { from: string; to: string }, employment = {}) =>
	contractVersions(schedules, employment, span).map(({ from, to, weekMinutes, comment }) => [
		from,
		to,
		weekMinutes,
		comment
	]);

test('versions are told newest first, each with when it was in force and why it was made', () => {
	expect(said({ from: '2019-01-01', to: '2026-12-31' })).toEqual([
		['2026-03-01', null, 1200, 'Elternzeit'],
		['2020-01-01', '2026-02-28', 2400, 'Eintritt']
	]);
});

test('a span names only the versions that were in force in it', () => {
	expect(said({ from: '2026-02-01', to: '2026-02-28' })).toEqual([
		['2026-02-01', '2026-02-28', 2400, 'Eintritt']
	]);
	expect(said({ from: '2026-05-01', to: '2026-05-31' })).toEqual([['2026-05-01', null, 1200, 'Elternzeit']]);
});

test('before and after the employment no version is in force', () => {
	const span = { from: '2019-01-01', to: '2026-12-31' };
	expect(said(span, { start: '2026-04-01' })).toEqual([['2026-04-01', null, 1200, 'Elternzeit']]);
	expect(said(span, { end: '2025-12-31' })).toEqual([['2020-01-01', '2026-02-28', 2400, 'Eintritt']]);
});
