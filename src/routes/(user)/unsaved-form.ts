import { dropFormDraft, keepFormDraft } from '#lib/data/form-drafts.ts';
import { holdUpdates } from '#lib/data/update.svelte.ts';

const PAUSE_MS = 300;

/**
 * One sheet's typed but unsaved input. It survives closing the sheet, a reload and an update: kept on
 * the device shortly after the last key, and while it is being typed no new version of the app comes.
 */
export class UnsavedForm {
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pending: (() => Promise<void>) | null = null;
	#release: (() => void) | null = null;

	/** Keeps a form under its key. */
	keep(key: string, form: object): void {
		clearTimeout(this.#timer);
		this.#release ??= holdUpdates();
		this.#pending = () => keepFormDraft(key, form);
		this.#timer = setTimeout(() => this.#write(), PAUSE_MS);
	}

	/** Saved or discarded: resolves when nothing of it is kept any more. */
	async forget(key: string): Promise<void> {
		clearTimeout(this.#timer);
		this.#pending = null;
		this.#letGo();
		await dropFormDraft(key);
	}

	/** The sheet is closed: writes what is pending at once and lets updates come again. */
	rest(): void {
		clearTimeout(this.#timer);
		this.#write();
		this.#letGo();
	}

	#write(): void {
		const write = this.#pending;
		this.#pending = null;
		if (write) void write();
	}
	#letGo(): void {
		this.#release?.();
		this.#release = null;
	}
}
