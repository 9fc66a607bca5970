import { CodeCollector } from '#lib/data/handover/codes.ts';
import { handover } from '#lib/data/handover/handover.svelte.ts';
import { employeesView } from '#lib/data/views/lists.svelte.ts';
import type { CarriedShape } from '#lib/features/handover/types.ts';
import { m } from '#lib/paraglide/messages.js';

/** Larger than any bundle: such a file need not be read. */
const FILE_BYTES_MAX = 2 * 1024 * 1024;

/** Takes in other people's entries, in the app and in the office. */
export class TakeInDesk {
	readonly #employees = employeesView();
	#collector = new CodeCollector();
	isReading = $state(false);
	progress: { readonly have: number; readonly of: number } | null = $state.raw(null);
	problem: string | null = $state.raw(null);

	get items(): CarriedShape[] {
		const names = new Map(this.#employees.current.map(({ id, name }) => [id, name]));
		return handover.carried.map(({ authorId, ...one }) => ({ ...one, name: names.get(authorId) ?? null }));
	}
	get isSending(): boolean {
		return handover.isSending;
	}

	/** What was taken in before, and another try to send it. */
	async open(): Promise<void> {
		await handover.refresh();
		await handover.send();
	}

	read(isReading: boolean): void {
		this.#collector = new CodeCollector();
		this.progress = null;
		this.problem = null;
		this.isReading = isReading;
	}

	takeCode(text: string): void {
		const collected = this.#collector.take(text);
		if (collected === null) return;
		this.progress = { have: collected.have, of: collected.of };
		if (collected.bytes === null) return;
		this.read(false);
		void this.#take(collected.bytes);
	}

	async takeFile(file: File): Promise<void> {
		this.problem = null;
		if (file.size > FILE_BYTES_MAX) this.problem = m.handover_take_none();
		else await this.#take(new Uint8Array(await file.arrayBuffer()));
	}

	send(): void {
		void handover.send();
	}
	forget(id: string): void {
		void handover.forget(id);
	}

	async #take(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		try {
			if ((await handover.takeIn(bytes)) === null) this.problem = m.handover_take_none();
		} catch {
			this.problem = m.handover_take_no_room();
		}
	}
}
