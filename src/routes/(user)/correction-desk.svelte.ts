import * as v from 'valibot';
import { correctionKinds } from '#domain/correction/correction.ts';
import { proposeCorrection, withdrawCorrection } from '#lib/data/commands/corrections.ts';
import { readFormDraft } from '#lib/data/form-drafts.ts';
import type { CorrectionView } from '#lib/data/views/correction-types.ts';
import type { DayView, EntryRow } from '#lib/data/views/types.ts';
import type {
	CorrectionForm,
	CorrectionRequest,
	CorrectionWish
} from '#lib/features/corrections/correction-shape.ts';
import { emptyForm, formOfEntry } from '#lib/features/time-entry/entry-form.ts';
import { m } from '#lib/paraglide/messages.js';
import { keptForm } from './kept-form.ts';
import { toast } from '#lib/ui/toast.svelte.ts';
import { tell, tellRefusal } from './tell.ts';
import { UnsavedForm } from './unsaved-form.ts';

const keptWish = v.object({ kind: v.picklist(correctionKinds), time: keptForm, reason: v.string() });

/** Whether something can be asked about an entry; what is not sent yet is simply taken back. */
export function isAskable({ kindsToAskFor, isWaiting }: EntryRow): boolean {
	return kindsToAskFor.length > 0 && !isWaiting;
}

/** What can be asked about locked time: which request is open, and what it does. */
export class CorrectionDesk {
	day: DayView | null = $state.raw(null);
	request: CorrectionRequest | null = $state.raw(null);
	isOpen = $state(false);
	/** What was asked for is being written. */
	isBusy = $state(false);
	#typed: UnsavedForm | null = null;

	/** Asks about a locked entry, from what was asked before where there is something. */
	ask(day: DayView, row: EntryRow, before: CorrectionView | null = null): Promise<void> {
		const [kind = 'change'] = row.kindsToAskFor;
		const time = before?.proposed ?? { ...row, workTypeId: row.workType?.id ?? null };
		const form = {
			kind: before !== null && row.kindsToAskFor.includes(before.kind) ? before.kind : kind,
			time: formOfEntry(time, row.zone),
			reason: before?.reason ?? ''
		};
		return this.#open(day, { entry: row, kinds: row.kindsToAskFor, form }, before !== null);
	}
	/** Asks for time that is missing on a day whose period is over. */
	askMissing(day: DayView, before: CorrectionView | null = null): Promise<void> {
		const workTypeId = day.rows.find((row) => row.workType !== null)?.workType?.id ?? null;
		const time = before?.proposed
			? formOfEntry(before.proposed, day.zone)
			: emptyForm(day.date, day.rows, day.zone, workTypeId ?? day.workTypes[0]?.id ?? null);
		const form = { kind: 'add' as const, time, reason: before?.reason ?? '' };
		return this.#open(day, { entry: null, kinds: ['add'], form }, before !== null);
	}
	/** The same once more, after it was declined or taken back. */
	async again(day: DayView, before: CorrectionView): Promise<void> {
		const row = day.rows.find(({ id }) => id !== null && id === before.entryId);
		if (row) await this.ask(day, row, before);
		else if (before.kind === 'add') await this.askMissing(day, before);
	}
	async send(wish: CorrectionWish): Promise<void> {
		const typed = this.#typed;
		if (this.isBusy || typed === null) return;
		this.isBusy = true;
		try {
			if ((await tell(proposeCorrection(wish), m.correction_sent())) === null) return;
			await typed.end();
			if (typed === this.#typed) this.isOpen = false;
		} finally {
			this.isBusy = false;
		}
	}
	async withdraw(id: string): Promise<void> {
		const result = await withdrawCorrection(id);
		if (result.ok) toast({ message: m.correction_taken_back() });
		else tellRefusal(result.error);
	}

	unsaved(form: CorrectionForm | null): void {
		this.#typed?.keep(form);
	}
	async discard(): Promise<void> {
		await this.#typed?.end();
		this.isOpen = false;
	}
	closed(): void {
		this.#typed?.rest();
	}

	async #open(day: DayView, request: Omit<CorrectionRequest, 'isRestored'>, isGiven: boolean): Promise<void> {
		const key = `correction.${request.entry?.id ?? day.date}`;
		const kept = isGiven ? null : v.safeParse(keptWish, await readFormDraft(key));
		this.#typed?.rest();
		this.#typed = new UnsavedForm(key);
		this.day = day;
		const isRestored = kept?.success === true && request.kinds.includes(kept.output.kind);
		this.request = { ...request, form: isRestored ? kept.output : request.form, isRestored };
		this.isOpen = true;
	}
}
