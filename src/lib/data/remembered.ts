import { deviceStore } from '#lib/data/device-clock.ts';
import type { MeResponse } from '#protocol/http/me.ts';

/** Where the signed-in person is remembered; other tabs watch this key. */
export const ACTOR_KEY = 'tagwerk.actor';

/** Keeps who is signed in, so that the app opens without network. */
export function remember(me: MeResponse): void {
	deviceStore.set(ACTOR_KEY, JSON.stringify(me));
}

/** Nobody is signed in here any more. */
export function forgetPerson(): void {
	deviceStore.remove(ACTOR_KEY);
}

/** Who was signed in when this device last knew. */
export function rememberedPerson(): MeResponse | null {
	const text = deviceStore.get(ACTOR_KEY);
	if (text === null) return null;
	try {
		// Our own writing: enough to see that it is whole. The server's word follows anyway.
		const person = JSON.parse(text) as MeResponse;
		return typeof person.userId === 'string' && Array.isArray(person.roles) ? person : null;
	} catch {
		return null;
	}
}

export function rememberedUserId(): string | null {
	return rememberedPerson()?.userId ?? null;
}
