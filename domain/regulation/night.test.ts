import { expect, test } from 'vitest';
import { nightMinutes } from '#domain/regulation/night.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { BERLIN, berlin } from '#domain/testkit/builders.ts';
import { instantToMinute } from '#domain/time/duration.ts';

function night(from: string, to: string, hours = { from: '20:00', to: '06:00' }): number {
	const [start, stop] = [instantToMinute(berlin(from)), instantToMinute(berlin(to))];
	const shift = { date: '2026-01-12', intervals: [{ start, stop, zone: BERLIN }], start, stop };
	return nightMinutes(shift, { ...DE_JARBSCHG, night: hours });
}

test('a night that ends the next morning counts on both sides of midnight', () => {
	expect(night('2026-01-12 05:00', '2026-01-12 07:00')).toBe(60);
	expect(night('2026-01-12 19:00', '2026-01-13 07:00')).toBe(600);
	expect(night('2026-01-12 06:00', '2026-01-12 20:00')).toBe(0);
});

test('a night that begins after midnight ends on the same morning', () => {
	const late = { from: '00:00', to: '05:00' };
	expect(night('2026-01-12 04:00', '2026-01-12 08:00', late)).toBe(60);
	expect(night('2026-01-12 08:00', '2026-01-13 06:00', late)).toBe(300);
});
