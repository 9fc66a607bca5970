import { expect, test } from 'vitest';
import { personalAccount } from '#domain/account/personal-account.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { aSchedule } from '#domain/testkit/builders.ts';

const terms = {
	zone: 'UTC',
	schedules: [aSchedule()],
	holidays: new Map(),
	absences: new Map(),
	profile: WA_BASIC
};
/** Monday. */
const TODAY = '2026-06-01';
const on = (date: string, hours: number) => ({
	kind: 'work' as const,
	zone: 'UTC',
	start: `${date}T06:00:00.000Z`,
	stop: `${date}T${String(6 + hours).padStart(2, '0')}:00:00.000Z`
});
const base = { terms, entries: [], opening: null, adjustments: [], today: TODAY };

test('an account with nothing on it, or one that begins later, has nothing to show', () => {
	expect(personalAccount(base)).toBeNull();
	expect(personalAccount({ ...base, opening: { date: '2026-06-02', minutes: 60 } })).toBeNull();
});

test('an account that opens today stands at its opening', () => {
	expect(personalAccount({ ...base, opening: { date: TODAY, minutes: 60 } })).toMatchObject({
		since: TODAY,
		asOfYesterdayMinutes: 60,
		today: { targetMinutes: 480 },
		months: []
	});
});

test('each month opens with what the one before closed with, and today counts tomorrow', () => {
	const account = personalAccount({
		...base,
		entries: [on('2026-04-30', 9), on('2026-05-01', 7), on(TODAY, 8)],
		opening: { date: '2026-04-30', minutes: 30 },
		adjustments: [{ date: '2026-05-31', minutes: 20 * 480, comment: 'Ausgleich', author: 'hanna' }]
	});
	expect(account?.months).toMatchObject([
		{ month: '2026-04', openingMinutes: 30, closingMinutes: 90 },
		{ month: '2026-05', openingMinutes: 90, adjustmentMinutes: 9600, closingMinutes: 30 }
	]);
	expect(account).toMatchObject({ asOfYesterdayMinutes: 30, today: { creditedMinutes: 480 } });
});
