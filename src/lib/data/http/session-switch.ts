import { deviceStore } from '#lib/data/device-clock.ts';

const KEY = 'tagwerk.switching';
const EXPIRES_MS = 30_000;

/** Whether a call may change whose cookie this browser carries. */
export function changesSession(path: string, method: string | undefined): boolean {
	return method === 'POST' && /^\/api\/(auth\/sign-(in|out)|invites\/accept|setup\/)/.test(path);
}

/** From here until it is known who is signed in, nobody's data may be sent. */
export function beginSwitch(): void {
	deviceStore.set(KEY, String(Date.now()));
}

/** It is known who is signed in. */
export function finishSwitch(): void {
	deviceStore.remove(KEY);
}

/** Whether a sign-in or sign-out is under way in any tab of this browser. */
export function isSwitching(): boolean {
	const since = Number(deviceStore.get(KEY) ?? 0);
	return since > 0 && Date.now() - since < EXPIRES_MS;
}
