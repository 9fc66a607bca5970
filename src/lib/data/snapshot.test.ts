import { beforeEach, expect, test, vi } from 'vitest';
import { deviceStore } from '#lib/data/device-clock.ts';
import { ACTOR_KEY } from '#lib/data/remembered.ts';
import { rememberToday, todayFromSnapshot } from '#lib/data/snapshot.ts';

const mara = { userId: 'mara', name: 'Mara Lindner', roles: ['worker'] };

beforeEach(() => {
	deviceStore.remove('tagwerk.today');
	deviceStore.set(ACTOR_KEY, JSON.stringify(mara));
	vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.000Z') });
	return () => vi.useRealTimers();
});

test('before the first data arrived Today greets by name and knows the week', () => {
	expect(todayFromSnapshot()).toMatchObject({
		firstName: 'Mara',
		date: '2026-11-23',
		week: 48,
		phase: 'idle'
	});
});

test('on another day only who the person is remains, and the week is the new one', () => {
	rememberToday('mara', { ...todayFromSnapshot(), date: '2026-11-20', week: 47, workedMinutes: 300 });
	expect(todayFromSnapshot()).toMatchObject({ firstName: 'Mara', week: 48, workedMinutes: 0 });
});

test("nobody is shown another person's day", () => {
	rememberToday('tom', { ...todayFromSnapshot(), firstName: 'Tom', workedMinutes: 300 });
	expect(todayFromSnapshot()).toMatchObject({ firstName: 'Mara', workedMinutes: 0 });
});
