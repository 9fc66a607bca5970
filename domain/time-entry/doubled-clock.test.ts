import { expect, test } from 'vitest';
import { aTimeEntry } from '#domain/testkit/builders.ts';
import { doubledClock } from '#domain/time-entry/doubled-clock.ts';

const phone = aTimeEntry({ id: 'phone', start: '2026-01-12T07:05:00.000Z', stop: null });
const kiosk = aTimeEntry({ id: 'kiosk', start: '2026-01-12T07:00:00.000Z', stop: null });
const done = aTimeEntry({ id: 'done', start: '2026-01-12T06:00:00.000Z', stop: '2026-01-12T06:30:00.000Z' });

test('of two clocks that run the one that began first is proposed to stay', () => {
	expect(doubledClock([phone, done, kiosk])).toEqual({ kept: kiosk, doubles: [phone] });
	expect(doubledClock([kiosk, phone])).toEqual({ kept: kiosk, doubles: [phone] });
});

test('one clock, none, or work and its break are no double', () => {
	expect(doubledClock([])).toBeNull();
	expect(doubledClock([phone, done])).toBeNull();
	expect(doubledClock([phone, { ...kiosk, kind: 'break' }])).toBeNull();
});
