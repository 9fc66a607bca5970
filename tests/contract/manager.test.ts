import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { masters, twoDevices } from './scene.ts';
import { synced } from './test-device.ts';

test('a week is confirmed, verified by the manager, and a later edit is refused with the reason', async () => {
	const { server, tablet, onPhone, onTablet, id } = await twoDevices({ tabletOf: 'manager' });
	expect((await firstValueFrom(onTablet.views.approvals())).total).toBe(0);

	const confirmed = await onPhone.commands.confirmDays(['2026-11-17', '2026-11-18']);
	expect(confirmed.ok && confirmed.value).toMatchObject({
		confirmedDates: ['2026-11-18'],
		leftOut: [{ date: '2026-11-17', code: 'EMPTY' }]
	});
	await synced(onPhone, onTablet);
	const queue = await firstValueFrom(onTablet.views.approvals());
	expect(queue.clean).toHaveLength(1);
	expect(queue.clean[0]).toMatchObject({
		workedMinutes: 240,
		person: { name: 'Mara Lindner', initials: 'ML' }
	});

	tablet.fault = 'offline';
	expect((await onTablet.commands.verifyEntries(queue.clean[0]?.entryIds ?? [])).ok).toBe(true);
	expect((await firstValueFrom(onTablet.views.approvals())).total).toBe(0);
	tablet.fault = 'none';
	await synced(onTablet, onPhone);
	expect((await masters(server))[0]).toMatchObject({ state: 'verified' });
	const day = await firstValueFrom(onPhone.views.day('2026-11-18'));
	expect(day.lock?.state).toBe('approved');
	expect(await onPhone.commands.editEntry(id, { note: 'doch anders' })).toMatchObject({
		ok: false,
		error: { code: 'E_LOCKED' }
	});
});

test('after leaving a group its manager keeps nothing of the person', async () => {
	const { server, onPhone, onTablet } = await twoDevices({ tabletOf: 'manager' });
	await onPhone.commands.confirmDays(['2026-11-18']);
	await synced(onPhone, onTablet);
	expect((await firstValueFrom(onTablet.views.approvals())).total).toBe(1);

	const hr = await server.addEmployee({ id: 'hr', hr: true });
	const answer = await server.patch('/api/groups/nord', { data: { managers: [] } }, hr);
	expect(answer.status).toBe(200);
	expect(await onTablet.heldEntries()).toBe(1);
	await synced(onTablet);
	expect(await onTablet.heldEntries()).toBe(0);
});
