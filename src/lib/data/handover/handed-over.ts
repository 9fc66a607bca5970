import type { Outbox } from '#lib/data/handover/make-bundle.ts';

/** Whose outbox it is, and what waits in it now. */
interface Source {
	readonly userId: string;
	outbox(): Promise<Outbox>;
}

/** What is handed over in several parts. The rest is that of what was there at first: what is sent meanwhile moves nothing. */
export class HandedOver {
	#first: Outbox | null = null;

	/** The outbox of which the part behind the first `after` records is to be handed over. */
	async behind(after: number, source: Source): Promise<Outbox> {
		const first = this.#first;
		if (after > 0 && first?.userId === source.userId) return first;
		return (this.#first = await source.outbox());
	}
}
