import { invariant } from '#domain/kernel/invariant.ts';
import type { Engine } from '#lib/data/engine/engine.ts';

let opening: Promise<Engine> | null = null;
let opened: Engine | null = null;
let open: (() => Promise<Engine>) | null = null;
const waiting = new Set<(engine: Engine) => void>();

/** Says how this page's engine is opened once somebody is signed in; `null` when nobody is. */
export function setEngineOpener(opener: (() => Promise<Engine>) | null): void {
	open = opener;
	opening = null;
	opened = null;
}

/** The signed-in person's data engine; opened by the first caller, shared by all. */
export function loadEngine(): Promise<Engine> {
	if (opening !== null) return opening;
	invariant(open !== null, 'nobody is signed in on this device');
	const attempt = open();
	opening = attempt;
	attempt.then(
		(engine) => {
			if (opening !== attempt) return;
			opened = engine;
			for (const tell of waiting) tell(engine);
		},
		() => {
			if (opening === attempt) opening = null;
		}
	);
	return attempt;
}

/** The engine if it is open already. */
export function peekEngine(): Engine | null {
	return opened;
}

/** Calls back with the engine now, and again when another person's is opened. Returns how to stop. */
export function whenEngineOpens(tell: (engine: Engine) => void): () => void {
	waiting.add(tell);
	if (opened !== null) tell(opened);
	return () => waiting.delete(tell);
}
