import { expect, test } from 'vitest';
import { SetBackWatch } from './set-back-watch.ts';

const at = (epoch: string, seq: number) => ({ epoch, scope: 's', seq, resetting: false });

/** A way to the server whose answer stands at a place of the history, and how often the history was found shorter. */
function aWatch(answer: { epoch: string; seq: number }) {
	const watch = new SetBackWatch();
	let found = 0;
	const checkpoint = { ...answer, scope: 's' };
	const value = { results: [], checkpoint, serverTime: '2026-11-19T11:00:00.000Z' };
	const line = watch.over({ push: () => Promise.resolve({ ok: true, value }) }, () => {
		found += 1;
		return Promise.resolve();
	});
	return { watch, found: () => found, push: () => line.push([], 'absences') };
}

test('an answer from before the place up to which the device had read shows a history that lost its end', async () => {
	const { watch, push, found } = aWatch({ epoch: 'e1', seq: 90 });
	watch.note(at('e1', 89));
	await push();
	expect(found()).toBe(0);
	watch.note(at('e1', 90));
	await push();
	expect(found()).toBe(1);
});

test('a collection that still stood in the history before a restore hides nothing of this one', async () => {
	const { watch, push, found } = aWatch({ epoch: 'e2', seq: 90 });
	// The entries have read on; absences come from where they stood in the history before, and stand further back.
	watch.note(at('e2', 100));
	watch.note(at('e1', 80));
	watch.note(at('e2', 40));
	await push();
	expect(found()).toBe(1);
});

test('what was read of another history says nothing of this one', async () => {
	const { watch, push, found } = aWatch({ epoch: 'e2', seq: 10 });
	watch.note(at('e1', 100));
	await push();
	expect(found()).toBe(0);
});
