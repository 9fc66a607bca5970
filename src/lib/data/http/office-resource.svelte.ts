import type { OfficeProblem, OfficeResult } from './office-request.ts';

/**
 * Something the office looks at: fetched when a page opens, kept while newer versions load, asked for again
 * when the network returns.
 */
export class OfficeResource<T> {
	current: T | null = $state.raw(null);
	problem: OfficeProblem | null = $state.raw(null);
	isLoading: boolean = $state.raw(false);
	readonly #fetch: () => OfficeResult<T>;

	constructor(fetch: () => OfficeResult<T>) {
		this.#fetch = fetch;
	}

	/** Asks the server now. What was shown stays until the answer is there. */
	async load(): Promise<T | null> {
		this.isLoading = true;
		const answer = await this.#fetch();
		this.isLoading = false;
		if (answer.ok) {
			this.current = answer.value;
			this.problem = null;
			return answer.value;
		}
		this.problem = answer.error;
		return null;
	}

	/** Loads, and again whenever the network is back. For `$effect`: returns how to stop. */
	start(): () => void {
		const again = () => {
			if (this.problem !== null) void this.load();
		};
		void this.load();
		window.addEventListener('online', again);
		document.addEventListener('visibilitychange', again);
		return () => {
			window.removeEventListener('online', again);
			document.removeEventListener('visibilitychange', again);
		};
	}
}
