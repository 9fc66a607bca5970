import { expect, test } from 'vitest';
import { queueKeyAct } from './keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
	['j', 'next'],
	['K', 'previous'],
	['a', 'verify'],
	['r', 'return'],
	['n', 'note'],
	['?', 'help'],
	['x', null]
])('the key %s does: %s', (key, act) => {
	expect(queueKeyAct({ ...plain, key }, true)).toBe(act);
});

test('letters do nothing when single keys are switched off, arrows still move', () => {
	expect(queueKeyAct({ ...plain, key: 'a' }, false)).toBeNull();
	expect(queueKeyAct({ ...plain, key: 'ArrowDown' }, false)).toBe('next');
});

test('a browser shortcut is never ours', () => {
	expect(queueKeyAct({ ...plain, key: 'r', ctrlKey: true }, true)).toBeNull();
	expect(queueKeyAct({ ...plain, key: 'a', metaKey: true }, true)).toBeNull();
});
