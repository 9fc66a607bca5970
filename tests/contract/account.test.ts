import { filter, firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { addsUp } from '#domain/kernel/explanation.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';
import type { Engine } from '#lib/data/engine/engine.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { createDevice, synced } from './test-device.ts';

/** A worker's device on Thursday, 19 November 2026, and HR who enters what the account is made of. */
async function aThursday() {
	const server = createTestServer();
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner', schedules: [aSchedule()] });
	const hr = await server.addEmployee({ id: 'hanna', name: 'Hanna', hr: true });
	const engine = await createDevice(server).open(worker);
	const enter = async (change: object) => {
		expect((await server.patch(`/api/people/${worker}`, change, hr)).status).toBe(200);
		await synced(engine);
	};
	return { server, engine, enter };
}

async function work(engine: Engine, date: string, from: string, to: string) {
	const [start, stop] = [`${date}T${from}:00.000Z`, `${date}T${to}:00.000Z`];
	const added = await engine.commands.addEntry({ kind: 'work', start, stop, workTypeId: null });
	expect(added.ok).toBe(true);
}

const account = (engine: Engine) => firstValueFrom(engine.views.account());

test('an account opens with what HR entered and stands as of yesterday', async () => {
	const { engine, enter } = await aThursday();
	await enter({ opening: { date: '2026-11-16', minutes: -60 } });
	// Before the opening, three days that are over, and today.
	await work(engine, '2026-11-13', '07:00', '17:00');
	for (const date of ['2026-11-16', '2026-11-17', '2026-11-18']) await work(engine, date, '07:00', '15:30');
	await work(engine, '2026-11-19', '07:00', '09:00');
	expect(await account(engine)).toMatchObject({
		today: '2026-11-19',
		account: {
			since: '2026-11-16',
			openingMinutes: -60,
			asOfYesterdayMinutes: 30,
			today: { creditedMinutes: 120 },
			months: [{ month: '2026-11', deltaMinutes: 90, adjustmentMinutes: 0, closingMinutes: 30 }]
		}
	});
});

test('an adjustment counts from its date on, with its reason', async () => {
	const { engine, enter } = await aThursday();
	await enter({ opening: { date: '2026-11-16', minutes: 0 } });
	await work(engine, '2026-11-16', '07:00', '15:00');
	const adjustment = { date: '2026-11-17', minutes: 960, comment: 'Messe am Wochenende', after: 0 };
	await enter({ adjustment });
	await enter({ adjustment: { ...adjustment, date: '2026-11-19', minutes: -5, after: 1 } });
	expect(await account(engine)).toMatchObject({
		account: { asOfYesterdayMinutes: 0, months: [{ adjustmentMinutes: 960, deltaMinutes: -960 }] },
		adjustments: [{ minutes: 960, comment: 'Messe am Wochenende', author: 'hanna' }, { minutes: -5 }]
	});
});

test('a month explains its closing down to the contract, and names types, breaks and versions', async () => {
	const { engine, enter } = await aThursday();
	await enter({ opening: { date: '2026-10-29', minutes: 45 } });
	await work(engine, '2026-10-29', '07:00', '15:00');
	await work(engine, '2026-11-18', '07:00', '11:00');
	await work(engine, '2026-11-18', '11:30', '16:00');
	const monthOf = (month: string) => firstValueFrom(engine.views.accountMonth(month));
	const november = await monthOf('2026-11');
	expect(november).toMatchObject({
		first: '2026-10',
		last: '2026-11',
		isUnderWay: true,
		workTypes: [{ workTypeId: null, minutes: 510, creditedMinutes: 510 }],
		breaks: [{ date: '2026-11-18', minutes: 30 }],
		breakLimits: [30, 45],
		days: { openDays: 1, confirmedDays: 0 }
	});
	const { row, closing, contracts } = november;
	expect(closing?.amount).toBe(row?.closingMinutes);
	expect(closing !== null && addsUp(closing)).toBe(true);
	expect(contracts).toMatchObject([{ weekMinutes: 2400 }]);
	// Friday, the 30th, owes its eight hours.
	expect((await monthOf('2026-10')).closing?.amount).toBe(45 - 480);
	expect(await monthOf('2026-12')).toMatchObject({ row: null, closing: null, workTypes: [] });
});

test('without an opening balance an account begins with the first day that was worked', async () => {
	const { engine } = await aThursday();
	expect(await account(engine)).toMatchObject({ account: null });
	await work(engine, '2026-11-18', '07:00', '14:00');
	expect(await account(engine)).toMatchObject({
		account: { since: '2026-11-18', asOfYesterdayMinutes: -60 }
	});
});

test('outside the employment a day owes nothing, and none is missing', async () => {
	const { engine, enter } = await aThursday();
	await enter({
		employment: { from: '2026-11-11', to: '2026-11-17' },
		opening: { date: '2026-11-02', minutes: 0 }
	});
	const { weeks } = await firstValueFrom(engine.views.month('2026-11'));
	const days = weeks.flatMap((week) => week.days).filter(({ date }) => date < '2026-11-19');
	const owing = days.filter(({ targetMinutes }) => targetMinutes > 0).map(({ date }) => date);
	expect(owing).toEqual(['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']);
	expect(days.filter(({ isMissing }) => isMissing).map(({ date }) => date)).toEqual(owing);
	expect(await account(engine)).toMatchObject({ account: { asOfYesterdayMinutes: -5 * 480 } });
});

test('half a year of long weeks is told on the Sunday that ends it, to somebody new as a warning', async () => {
	const { engine, enter } = await aThursday();
	const sunday = '2026-11-15';
	// 24 weeks of five days with ten hours: 50 hours a week.
	for (const date of datesFrom(addDays(sunday, 1 - 24 * 7), sunday).filter((_, day) => day % 7 < 5)) {
		await work(engine, date, '05:00', '09:00');
		await work(engine, date, '09:45', '15:45');
	}
	const average = (severity: string) =>
		firstValueFrom(
			engine.views
				.review({ unit: 'week', from: '2026-11-09', to: '2026-11-15' })
				.pipe(filter(({ days }) => days.at(-1)?.marks.some((mark) => mark.severity === severity) ?? false))
		);
	expect((await average('violation')).days.at(-1)).toMatchObject({
		date: sunday,
		red: true,
		marks: [{ code: 'AVG_OVER', actual: 3000, limit: 2880 }]
	});
	await enter({ employment: { from: '2026-06-02', to: null } });
	expect((await average('warning')).days.at(-1)).toMatchObject({ red: false, marks: [{ code: 'AVG_OVER' }] });
});
