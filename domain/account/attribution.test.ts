import { describe, expect, test } from 'vitest';
import { attributeMinutes, type AttributionMode } from '#domain/account/attribution.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const work = (from: string, to: string | null, over = {}) =>
	aTimeEntry({ start: berlin(from), stop: to === null ? null : berlin(to), ...over });
const by = (mode: AttributionMode, ...entries: ReturnType<typeof work>[]) =>
	Object.fromEntries(attributeMinutes({ entries, zone: BERLIN, mode }));

describe('a night from 20:00 on the last of January to 04:00', () => {
	const night = work('2026-01-31 20:00', '2026-02-01 04:00');

	test('counts whole in January by its start', () => {
		expect(by('start', night)).toEqual({ '2026-01-31': 480 });
	});

	test('counts in both months where the company splits at midnight', () => {
		expect(by('split', night)).toEqual({ '2026-01-31': 240, '2026-02-01': 240 });
	});

	test('stays with the day its shift began on for the legal rules, also what follows a short gap', () => {
		const after = work('2026-02-01 04:30', '2026-02-01 05:30');
		expect(by('shift', night, after)).toEqual({ '2026-01-31': 540 });
		expect(by('start', night, after)).toEqual({ '2026-01-31': 480, '2026-02-01': 60 });
	});
});

test('the night of the spring change from 22:00 to 06:00 has seven hours, the one of autumn nine', () => {
	const spring = aTimeEntry({ start: '2026-03-28T21:00:00.000Z', stop: '2026-03-29T04:00:00.000Z' });
	const autumn = aTimeEntry({ start: '2026-10-24T20:00:00.000Z', stop: '2026-10-25T05:00:00.000Z' });
	expect(by('start', spring, autumn)).toEqual({ '2026-03-28': 420, '2026-10-24': 540 });
	expect(by('split', spring)).toEqual({ '2026-03-28': 120, '2026-03-29': 300 });
});

test('the date is the one of the entry’s own zone, even if the person moved later', () => {
	const tokyo = aTimeEntry({
		start: '2026-01-12T22:00:00.000Z',
		stop: '2026-01-13T02:00:00.000Z',
		zone: 'Asia/Tokyo'
	});
	expect(by('start', tokyo)).toEqual({ '2026-01-13': 240 });
	expect(by('split', tokyo)).toEqual({ '2026-01-13': 240 });
});

test('seconds count for nothing: 08:00:59 to 14:00:30 is six hours', () => {
	const entry = aTimeEntry({ start: '2026-01-12T07:00:59.000Z', stop: '2026-01-12T13:00:30.000Z' });
	expect(by('start', entry)).toEqual({ '2026-01-12': 360 });
});

test('breaks are taken off, minutes covered twice count once, and what runs does not count', () => {
	expect(
		by(
			'start',
			work('2026-01-12 08:00', '2026-01-12 12:15'),
			work('2026-01-12 12:00', '2026-01-12 17:00'),
			work('2026-01-12 12:10', '2026-01-12 13:00', { kind: 'break' }),
			work('2026-01-12 18:00', null)
		)
	).toEqual({ '2026-01-12': 490 });
});
