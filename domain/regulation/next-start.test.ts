import { expect, test } from 'vitest';
import { earliestNextStart } from '#domain/regulation/next-start.ts';
import type { Profile } from '#domain/regulation/profile-shape.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { BERLIN, berlin } from '#domain/testkit/builders.ts';
import { instantToMinute, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { msToInstant } from '#domain/time/instant.ts';

const stop = instantToMinute(berlin('2026-01-12 18:00'));
const last = {
	date: '2026-01-12',
	intervals: [{ start: stop - 480, stop, zone: BERLIN }],
	start: stop - 480,
	stop
};

function nextStart(rulesOn: (date: string) => Profile): string | null {
	const minute = earliestNextStart(last, { rulesOn, zone: BERLIN });
	return minute === null ? null : msToInstant(minute * MS_PER_MINUTE);
}

test('whose rules change overnight rests as long as the new ones ask', () => {
	const longer = { ...DE_ARBZG, rest: { min: 720, reduced: null } };
	expect(nextStart(() => DE_ARBZG)).toBe(berlin('2026-01-13 05:00'));
	expect(nextStart((date) => (date < '2026-01-13' ? DE_ARBZG : longer))).toBe(berlin('2026-01-13 06:00'));
	expect(nextStart((date) => (date < '2026-01-14' ? DE_ARBZG : longer))).toBe(berlin('2026-01-13 05:00'));
});

test('without a rest in the rules of the day nothing is told, and nothing beyond two weeks of nights', () => {
	expect(nextStart(() => WA_BASIC)).toBeNull();
	const always = { ...DE_ARBZG, night: { from: '00:00', to: '00:00' } };
	expect(nextStart((date) => (date < '2026-01-26' ? always : DE_ARBZG))).toBe(berlin('2026-01-26 00:00'));
	expect(nextStart((date) => (date < '2026-01-27' ? always : DE_ARBZG))).toBeNull();
});
