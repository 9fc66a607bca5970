/** Chromium's offer to install the app; other browsers never make one. */
interface InstallOffer extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}
const isOffer = (event: Event): event is InstallOffer =>
	'prompt' in event && typeof event.prompt === 'function';

class Install {
	#offer: InstallOffer | null = $state.raw(null);
	#isInstalled: boolean = $state.raw(false);

	/** Listens for the offer. Call once, early: browsers make it only once per page. */
	start(): void {
		this.#isInstalled = matchMedia('(display-mode: standalone)').matches;
		addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			if (isOffer(event)) this.#offer = event;
		});
		addEventListener('appinstalled', () => {
			this.#isInstalled = true;
			this.#offer = null;
		});
	}
	/** What this device can do: nothing more, one tap, or steps in the browser's own menu. */
	get state(): 'installed' | 'offer' | 'ios' | 'menu' {
		if (this.#isInstalled) return 'installed';
		if (this.#offer !== null) return 'offer';
		const isApple =
			/iPhone|iPad/.test(navigator.userAgent) ||
			(/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
		return isApple ? 'ios' : 'menu';
	}
	async ask(): Promise<void> {
		const offer = this.#offer;
		if (offer === null) return;
		this.#offer = null;
		await offer.prompt();
		await offer.userChoice;
	}
}

export const install = new Install();
