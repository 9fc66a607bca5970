import { pendingRequests } from '#lib/data/engine/outbox.ts';
import type { RequestLine, RequestSync } from '#lib/data/engine/requests/request-sync.ts';
import type { Shared } from '#lib/data/engine/shared.ts';

/**
 * The part that writes absences and corrections, loaded when the first of them is written or waits: whoever only clocks
 * in never needs it.
 */
export class LateRequests {
	/** As soon as it is loaded. */
	loaded: RequestSync | null = null;
	#loading: Promise<RequestSync> | null = null;
	#parts: { readonly shared: Shared; readonly line: RequestLine } | null = null;

	/** What it will work with. */
	connect(shared: Shared, line: RequestLine): void {
		this.#parts = { shared, line };
	}

	load(): Promise<RequestSync> {
		this.#loading ??= this.#load().catch((error: unknown) => {
			// Without network a file may not come: the next one who asks tries again.
			this.#loading = null;
			throw error;
		});
		return this.#loading;
	}

	/** Looks after what waits, see `RequestSync.settle`; where nothing waits, nothing is loaded for it. */
	async settle(): Promise<boolean> {
		if (this.#parts === null) return false;
		const isWaiting = (await pendingRequests(this.#parts.shared.database)).length > 0;
		return isWaiting && (await this.load()).settle();
	}

	async #load(): Promise<RequestSync> {
		const { RequestSync } = await import('#lib/data/engine/requests/request-sync.ts');
		if (this.#parts === null) throw new Error('requests are written once the engine is open');
		this.loaded = new RequestSync(this.#parts.shared, this.#parts.line);
		return this.loaded;
	}
}
