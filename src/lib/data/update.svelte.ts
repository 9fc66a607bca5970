const CHECK_EVERY_MS = 30 * 60_000;

interface ScriptUrlPolicy {
	createScriptURL(url: string): unknown;
}
interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

/**
 * A new version of the app: downloaded, waiting, never applied without the person, and never under an editor
 * with unsaved input. Both versions are never mixed: the page keeps running on the files it was started from.
 */
class UpdateState {
	#available: boolean = $state.raw(false);
	#holds: number = $state.raw(0);
	#isApplying = false;
	#waiting: ServiceWorker | null = null;

	/** A new version waits. */
	get available(): boolean {
		return this.#available;
	}
	/** Something is being edited right now. */
	get blocked(): boolean {
		return this.#holds > 0;
	}

	/** Switches to the new version and reloads. Answers false while an editor is dirty, or when none waits. */
	apply(): boolean {
		if (this.blocked || this.#waiting === null) return false;
		this.#isApplying = true;
		this.#waiting.postMessage({ type: 'SKIP_WAITING' });
		return true;
	}

	/** Says that unsaved input exists; the returned function says that it is gone. */
	hold(): () => void {
		this.#holds += 1;
		let released = false;
		return () => {
			if (released) return;
			released = true;
			this.#holds -= 1;
		};
	}

	/** Registers the service worker and watches for new versions. Call once, after the first paint. */
	async register(): Promise<void> {
		// In development the files change under the page: a precache would only hide that.
		if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
		const container = navigator.serviceWorker;
		const hadController = container.controller !== null;
		container.addEventListener('controllerchange', () => {
			if (!hadController || (this.blocked && !this.#isApplying)) return;
			location.reload();
		});
		try {
			const registration = await container.register(workerUrl(), { updateViaCache: 'none' });
			this.#watch(registration);
		} catch {
			// Plain http on the local network, or a private window: everything else still works.
		}
	}

	#watch(registration: ServiceWorkerRegistration): void {
		const look = () => {
			// Without a controller it is the first installation, not an update.
			if (registration.waiting !== null && navigator.serviceWorker.controller !== null) {
				this.#waiting = registration.waiting;
				this.#available = true;
			}
		};
		registration.addEventListener('updatefound', () => {
			registration.installing?.addEventListener('statechange', look);
		});
		look();
		const check = () => {
			if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
		};
		document.addEventListener('visibilitychange', check);
		setInterval(check, CHECK_EVERY_MS);
	}
}

export const update = new UpdateState();

/** Says that unsaved input exists; the returned function says that it is gone. */
export function holdUpdates(): () => void {
	return update.hold();
}

/** The content security policy lets exactly this policy name a worker's address. */
function workerUrl(): string {
	const url = '/service-worker.js';
	const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
	if (trustedTypes === undefined) return url;
	const policy = trustedTypes.createPolicy('tagwerk-sw', {
		createScriptURL: (candidate) => {
			if (candidate !== url) throw new TypeError('not our service worker');
			return candidate;
		}
	});
	return policy.createScriptURL(url) as string;
}
