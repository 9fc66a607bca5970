import { expect, test } from 'vitest';
import { aFirm, oneDevice } from './scene.ts';

const typed = { from: '08:00', note: '' };

test('a form that is discarded while it is still being kept stays discarded', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const kept = engine.drafts.keep('entry.1', typed);
	const dropped = engine.drafts.drop('entry.1');
	expect(await engine.drafts.read('entry.1')).toBeNull();
	await Promise.all([kept, dropped]);

	const again = await device.open(worker);
	expect(await again.drafts.read('entry.1')).toBeNull();
});

test('what was typed last is what is read, however many versions are on their way', async () => {
	const { server, worker } = await aFirm();
	const { engine } = await oneDevice(server, worker);
	const writes = ['07:00', '07:30', '08:00'].map((from) => engine.drafts.keep('entry.1', { ...typed, from }));
	expect(await engine.drafts.read('entry.1')).toEqual({ ...typed, from: '08:00' });
	await Promise.all(writes);
	expect(await engine.drafts.read('entry.1')).toEqual({ ...typed, from: '08:00' });
});
