import { dropFormDraft, keepFormDraft } from '#lib/data/form-drafts.ts';
import { holdUpdates } from '#lib/data/update.svelte.ts';

const PAUSE_MS = 300;

/**
 * What is typed and not saved during one opening of a sheet. It survives closing the sheet, a reload and an
 * update: kept on the device shortly after the last key, and while it is being typed no new version of the app
 * comes. Once saved or discarded nothing more of this opening is kept.
 */
export class UnsavedForm {
	readonly #key: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pending: (() => Promise<void>) | null = null;
	#release: (() => void) | null = null;
	#isOver = false;

	constructor(key: string) {
		this.#key = key;
	}

	/** Keeps a form; null forgets it, because nothing in it differs any more. */
	keep(form: object | null): void {
		if (this.#isOver) return;
		if (form === null) {
			void this.#forget();
			return;
		}
		clearTimeout(this.#timer);
		this.#release ??= holdUpdates();
		this.#pending = () => keepFormDraft(this.#key, form);
		this.#timer = setTimeout(() => this.#write(), PAUSE_MS);
	}

	/** Saved or discarded: resolves when nothing of it is kept any more. */
	async end(): Promise<void> {
		this.#isOver = true;
		await this.#forget();
	}

	/** The sheet is closed: writes what is pending at once and lets updates come again. */
	rest(): void {
		clearTimeout(this.#timer);
		this.#write();
		this.#letGo();
	}

	async #forget(): Promise<void> {
		clearTimeout(this.#timer);
		this.#pending = null;
		this.#letGo();
		await dropFormDraft(this.#key);
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
