import { expect, test } from 'vitest';
import { HandedOver } from './handed-over.ts';

/** A person's outbox that holds other rows each time it is asked. */
function anOutbox(userId: string, ...rows: readonly string[][]) {
	let asked = 0;
	return {
		userId,
		outbox: () => {
			const collections = [{ name: 'time_entries', rows: rows[asked] ?? [] }];
			asked += 1;
			return Promise.resolve({ userId, deviceId: 'phone', collections });
		}
	};
}

const rowsIn = ({
	collections
}: {
	readonly collections: readonly { readonly rows: readonly unknown[] }[];
}) => collections.flatMap(({ rows }) => rows);

test('the rest is the rest of what was there at first: what was sent meanwhile makes it skip nothing', async () => {
	const handedOver = new HandedOver();
	const mara = anOutbox('mara', ['a', 'b', 'c'], ['b', 'c']);
	expect(rowsIn(await handedOver.behind(0, mara))).toEqual(['a', 'b', 'c']);
	expect(rowsIn(await handedOver.behind(1, mara))).toEqual(['a', 'b', 'c']);
});

test('whoever begins anew hands over what waits then, and nobody gets the rest of another person', async () => {
	const handedOver = new HandedOver();
	const mara = anOutbox('mara', ['a'], ['b']);
	await handedOver.behind(0, mara);
	expect(rowsIn(await handedOver.behind(0, mara))).toEqual(['b']);
	expect(rowsIn(await handedOver.behind(1, anOutbox('tom', ['x', 'y'])))).toEqual(['x', 'y']);
});
