import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { apart, masters, twoDevices, type Scene } from './scene.ts';
import { statusOf, synced } from './test-device.ts';

const DAY = '2026-11-18';

/** Both devices wrote another note: the tablet's waits for a decision there. */
async function twoNotes(): Promise<Scene & { readonly decisionId: string }> {
	const scene = await twoDevices();
	const { onPhone, onTablet, id } = scene;
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { note: 'vom Handy' }),
		() => onTablet.commands.editEntry(id, { note: 'vom Tablet' })
	);
	const [decision] = await firstValueFrom(onTablet.views.decisions());
	return { ...scene, decisionId: decision?.id ?? '' };
}

test('an app that ends before the chosen version is written asks again, with nothing changed', async () => {
	const { server, worker, tablet, onTablet, decisionId } = await twoNotes();
	tablet.entryWritesLeft = 0;
	await expect(onTablet.commands.resolveDecision(decisionId, 'mine')).rejects.toThrow();
	tablet.entryWritesLeft = null;

	const again = await tablet.open(worker);
	await synced(again);
	expect(await firstValueFrom(again.views.decisions())).toMatchObject([
		{ id: decisionId, mine: { note: 'vom Tablet' }, choices: ['mine', 'theirs'] }
	]);
	expect(await masters(server)).toMatchObject([{ note: 'vom Handy' }]);
});

test('an app that ends between the chosen version and the end of its decision asks nothing twice', async () => {
	const { server, worker, tablet, onTablet, decisionId } = await twoNotes();
	tablet.localRemovalsLeft = 0;
	await expect(onTablet.commands.resolveDecision(decisionId, 'mine')).rejects.toThrow();
	tablet.localRemovalsLeft = null;

	const again = await tablet.open(worker);
	await synced(again);
	expect(await firstValueFrom(again.views.decisions())).toEqual([]);
	expect(await masters(server)).toMatchObject([{ note: 'vom Tablet' }]);
});

test('a deleted entry that was taken back again is added once, wherever the app ended', async () => {
	const scene = await twoDevices();
	const { server, worker, tablet, onPhone, onTablet, id } = scene;
	await apart(
		scene,
		() => onPhone.commands.confirmEntries([id]),
		() => onTablet.commands.editEntry(id, { note: 'zu spät' })
	);
	await onPhone.commands.withdraw([id]);
	await synced(onPhone);
	await onPhone.commands.deleteEntry(id);
	await synced(onPhone, onTablet);
	const [decision] = await firstValueFrom(onTablet.views.decisions());
	expect(decision).toMatchObject({ choices: ['mine', 'theirs'], mine: { note: 'zu spät' } });

	tablet.localRemovalsLeft = 0;
	await expect(onTablet.commands.resolveDecision(decision?.id ?? '', 'mine')).rejects.toThrow();
	tablet.localRemovalsLeft = null;
	const again = await tablet.open(worker);
	await synced(again);
	expect(await firstValueFrom(again.views.decisions())).toEqual([]);
	expect(await masters(server)).toMatchObject([{ note: 'zu spät' }]);
});

test('a day of which one version waits for a decision is not confirmed before it is settled', async () => {
	const { onTablet, id, decisionId } = await twoNotes();
	const day = await firstValueFrom(onTablet.views.day(DAY));
	expect(day).toMatchObject({ canConfirm: false, confirmBlock: 'E_DECISION', decisionId });
	const week = await firstValueFrom(
		onTablet.views.review({ unit: 'week', from: '2026-11-16', to: '2026-11-22' })
	);
	expect(week.confirmable).toEqual([]);
	expect(week.leftOut).toContainEqual({ date: DAY, code: 'E_DECISION' });
	expect(week.days.find((one) => one.date === DAY)).toMatchObject({ decisionId, canConfirm: false });
	expect(await onTablet.commands.confirmDays([DAY])).toMatchObject({
		ok: false,
		error: { code: 'E_DECISION' }
	});
	expect(await onTablet.commands.confirmEntries([id])).toMatchObject({
		ok: false,
		error: { code: 'E_DECISION' }
	});

	await onTablet.commands.resolveDecision(decisionId, 'theirs');
	expect(await onTablet.commands.confirmDays([DAY])).toMatchObject({ ok: true });
});

test('confirming again what moved meanwhile is the answer to that question', async () => {
	const scene = await twoDevices();
	const { onPhone, onTablet, id } = scene;
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { stop: '2026-11-18T12:00:00.000Z' }),
		() => onTablet.commands.confirmEntries([id])
	);
	expect(await firstValueFrom(onTablet.views.decisions())).toMatchObject([{ confirmationDropped: true }]);

	const confirmed = await onTablet.commands.confirmDays([DAY]);
	expect(await firstValueFrom(onTablet.views.decisions())).toEqual([]);
	expect(confirmed.ok && (await confirmed.value.undo())).toMatchObject({ ok: true });
	expect(await firstValueFrom(onTablet.views.decisions())).toHaveLength(1);
});

test('entries of one week that a manager could not decide are one question, put away together', async () => {
	const { server, manager, onPhone, onTablet, tablet, id } = await twoDevices({ tabletOf: 'manager' });
	for (const [start, stop] of [
		['12:00', '14:00'],
		['14:00', '15:00']
	]) {
		const input = { kind: 'work' as const, workTypeId: null };
		await onPhone.commands.addEntry({
			...input,
			start: `${DAY}T${start}:00.000Z`,
			stop: `${DAY}T${stop}:00.000Z`
		});
	}
	await onPhone.commands.confirmDays([DAY]);
	await synced(onPhone, onTablet);
	const queue = await firstValueFrom(onTablet.views.approvals());
	tablet.fault = 'offline';
	await onTablet.commands.verifyEntries(queue.clean[0]?.entryIds ?? []);
	expect((await onPhone.commands.withdraw([id])).ok).toBe(true);
	const others = queue.clean[0]?.entryIds.filter((one) => one !== id) ?? [];
	expect((await onPhone.commands.withdraw(others)).ok).toBe(true);
	await synced(onPhone);
	tablet.fault = 'none';
	await synced(onTablet);

	const decisions = await firstValueFrom(onTablet.views.decisions());
	expect(decisions).toHaveLength(3);
	expect((await statusOf(onTablet)).questions).toEqual({ decisions: 0, refusals: 1 });
	const done = await onTablet.commands.dismissDecisions(decisions.map((decision) => decision.id));
	expect(done.ok).toBe(true);
	expect((await statusOf(onTablet)).questions).toEqual({ decisions: 0, refusals: 0 });
	expect(manager && (await masters(server))).toHaveLength(3);
});
