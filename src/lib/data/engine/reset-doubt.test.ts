import { expect, test } from 'vitest';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';
import { ResetDoubt } from '#lib/data/engine/reset-doubt.ts';

/** One storage under several pages. */
function aStorage(): LocalStore {
	const kept = new Map<string, unknown>();
	const storage = {
		get: async (id: string) => kept.get(id) ?? null,
		put: async (_kind: string, id: string, _at: string, data: unknown) => void kept.set(id, data)
	};
	return storage as unknown as LocalStore;
}

test('a page that leads again knows of the reading that another page began meanwhile', async () => {
	const storage = aStorage();
	const clock = { correctedNow: () => 0 } as DeviceClock;
	const first = new ResetDoubt(storage, clock);
	const second = new ResetDoubt(storage, clock);
	expect(await first.of('time_entries').latest()).toBe(0);
	await second.of('time_entries').raise();
	first.forget();
	expect(await first.of('time_entries').latest()).toBe(1);
});

test('readings of several collections that begin side by side are each counted', async () => {
	const doubt = new ResetDoubt(aStorage(), { correctedNow: () => 0 } as DeviceClock);
	await Promise.all(['absences', 'corrections', 'absences'].map((name) => doubt.of(name).raise()));
	expect(await Promise.all(['absences', 'corrections'].map((name) => doubt.of(name).latest()))).toEqual([
		2, 1
	]);
});
