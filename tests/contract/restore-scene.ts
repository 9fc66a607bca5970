import { firstValueFrom } from 'rxjs';
import type { Engine } from '#lib/data/engine/engine.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';
import type { TestDevice } from './test-device.ts';

/** The server is gone; from now on these devices talk to the one restored from the copy. */
export async function restoreInto(
	devices: readonly TestDevice[],
	copy: () => Promise<TestServer>
): Promise<TestServer> {
	const restored = await copy();
	for (const device of devices) {
		device.server = restored;
		device.fault = 'none';
	}
	return restored;
}

export const decisionsOf = (engine: Engine) => firstValueFrom(engine.views.decisions());

export const addOn = (engine: Engine, date: string) =>
	engine.commands.addEntry({
		kind: 'work',
		start: `${date}T07:00:00.000Z`,
		stop: `${date}T11:00:00.000Z`,
		workTypeId: null
	});
