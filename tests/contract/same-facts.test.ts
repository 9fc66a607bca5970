import { expect, test } from 'vitest';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { refreshHolidays } from '#server/holidays/holidays.usecases.ts';
import { putReference } from '#server/settings/reference.repository.ts';
import {
	createTestServer,
	type EmployeeOptions,
	type TestServer
} from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { oneDevice } from './scene.ts';

const contract = (profile: string): WorkingSchedule => ({
	validFrom: '2026-01-01',
	minutes: { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 },
	comment: '',
	profile
});

/** Places: the company's own in Saxony, where 18 November 2026 is a public holiday, and one in Bavaria. */
function addPlaces({ deps }: TestServer): void {
	deps.db.transaction(() => {
		for (const [id, state] of [
			['company', 'SN'],
			['branch', 'BY']
		] as const) {
			const data = { country: 'DE', state, region: null, zone: 'Europe/Berlin' };
			putReference(deps.db, { id, kind: 'location', name: id, data, seq: deps.history.next() });
		}
	});
	deps.db.transaction(() => {
		const data = {
			percent: 100,
			compliance: false,
			colour: 'blue',
			icon: 'car',
			groupIds: null,
			retired: false
		};
		putReference(deps.db, {
			id: 'travel',
			kind: 'work_type',
			name: 'travel',
			data,
			seq: deps.history.next()
		});
	});
	refreshHolidays(deps);
}

interface Day {
	readonly start: string;
	readonly stop: string | null;
	readonly workTypeId?: string;
}
const on = (date: string, from: string, to: string): Day => ({
	start: `${date}T${from}:00.000Z`,
	stop: `${date}T${to}:00.000Z`
});
const holiday = on('2026-11-18', '07:00', '11:00');
const longTrip = on('2026-11-17', '06:00', '18:00');
const fiveHours = on('2026-11-17', '07:00', '12:00');

const cases: readonly [string, EmployeeOptions, Day, readonly Day[], string | null][] = [
	[
		'a contract for minors, five hours without a break',
		{ schedules: [contract('DE-JARBSCHG')] },
		fiveHours,
		[],
		'E_VIOLATION'
	],
	[
		'an own profile for minors, five hours without a break',
		{ profile: 'DE-JARBSCHG' },
		fiveHours,
		[],
		'E_VIOLATION'
	],
	['the company’s rules, five hours without a break', {}, fiveHours, [], null],
	[
		'a public holiday at the company’s place, without a location',
		{ locationId: null },
		holiday,
		[],
		'E_VIOLATION'
	],
	[
		'a public holiday at the company’s place, with that location',
		{ locationId: 'company' },
		holiday,
		[],
		'E_VIOLATION'
	],
	['a public holiday at the company’s place, working elsewhere', { locationId: 'branch' }, holiday, [], null],
	[
		'a clock that was forgotten a week before',
		{ locationId: 'branch' },
		fiveHours,
		[{ start: '2026-11-10T06:00:00.000Z', stop: null }],
		'E_OVERLAP'
	],
	[
		'too little rest after the evening before',
		{ locationId: 'branch' },
		holiday,
		[on('2026-11-17', '18:00', '22:00')],
		'E_VIOLATION'
	],
	['a day of travel that is no legal working time', {}, { ...longTrip, workTypeId: 'travel' }, [], null],
	['as long a day of a type that is', {}, longTrip, [], 'E_VIOLATION']
];

test.each(cases)('phone and server judge alike: %s', async (_, person, day, before, code) => {
	const server = createTestServer();
	addPlaces(server);
	const groupId = server.addGroup({ data: { onViolation: 'block' } });
	const userId = await server.addEmployee({ groupId, ...person });
	const wire = syncClient(server, userId);
	const draft = wire.draft(day);
	await wire.pushRows([...before.map((one) => wire.draft(one)), draft].map((one) => wire.row(one)));

	const { device, engine } = await oneDevice(server, userId);
	// What the phone decides must not reach the server before the server is asked itself.
	device.fault = 'offline';
	const onPhone = await engine.commands.confirmEntries([draft.id]);
	const confirmed = wire.next(draft, 'confirm', { state: 'confirmed' });
	const onServer = await wire.push(confirmed, { assumed: draft });
	expect({
		phone: onPhone.ok ? null : onPhone.error.code,
		server: onServer.status === 'applied' ? null : onServer.reason?.code
	}).toEqual({ phone: code, server: code });
});
