import * as v from 'valibot';
import { minuteClock } from '#lib/data/clock.svelte.ts';
import { confirmDays, withdrawDays } from '#lib/data/commands/confirm.ts';
import { addEntry, copyDay, deleteEntry, editEntry, explainDay } from '#lib/data/commands/entries.ts';
import { resolveDecision } from '#lib/data/decisions.svelte.ts';
import { readFormDraft } from '#lib/data/form-drafts.ts';
import { syncStatus } from '#lib/data/sync-status.svelte.ts';
import type { ConfirmDone, CopyDone } from '#lib/data/types.ts';
import { todayView } from '#lib/data/views/today.svelte.ts';
import type { DayView, EntryRow, MarkView } from '#lib/data/views/types.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { breakForMarks } from '#domain/regulation/break-proposal.ts';
import { untilText } from '#lib/features/confirm/withdraw-until.ts';
import { leftOutSentence } from '#lib/features/confirm/left-out.ts';
import { copyLeftOut } from '#lib/features/time-entry/copy-words.ts';
import { emptyForm, formOfEntry, type EntryForm } from '#lib/features/time-entry/entry-form.ts';
import type { EditorRequest, EditorResult } from '#lib/features/time-entry/EntryEditor.svelte';
import { formatWeekday } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { keptForm } from './kept-form.ts';
import { tell, tellDone, tellRefusal } from './tell.ts';
import { UnsavedForm } from './unsaved-form.ts';

const keptWords = v.object({ text: v.string() });

/** What the explanation of a day needs. */
export interface ExplainRequest {
	readonly date: LocalDate;
	readonly marks: readonly MarkView[];
	readonly text: string;
}

/** The acts on one's own days, shared by the calendar and the page of a day: which sheet is open, and what it does. */
export class DayDesk {
	day: DayView | null = $state.raw(null);
	editor: EditorRequest | null = $state.raw(null);
	isEditorOpen = $state(false);
	explaining: ExplainRequest | null = $state.raw(null);
	isExplainOpen = $state(false);
	/** What was asked for in the editor is being written. */
	isBusy = $state(false);
	/** A decision that saving the open editor settles. */
	#decisionId: string | null = null;
	/** What is typed in the editor, and in the explanation; each opening has its own. */
	#typed: UnsavedForm | null = null;
	#typedWords: UnsavedForm | null = null;
	/** The acts on entries so far: one after the other. */
	#acts: Promise<unknown> = Promise.resolve();

	openNew(day: DayView): Promise<void> {
		const lastWork = day.rows.find((row) => row.workType !== null);
		const lastUsed = todayView().current.workType?.id;
		const offered = day.workTypes.find((type) => type.id === lastUsed) ?? day.workTypes[0];
		const workTypeId = lastWork?.workType?.id ?? offered?.id ?? null;
		return this.#open(day, { entry: null, form: emptyForm(day.date, day.rows, day.zone, workTypeId) });
	}
	openEntry(day: DayView, row: EntryRow): Promise<void> {
		const form = formOfEntry({ ...row, workTypeId: row.workType?.id ?? null }, day.zone);
		return this.#open(day, { entry: row, form });
	}
	/** The editor with a break that would mend the day's marks. */
	async openBreak(day: DayView): Promise<void> {
		const proposal = breakForMarks(day);
		if (!proposal) return;
		const entry = day.rows.find((row) => row.id !== null && row.id === proposal.entryId) ?? null;
		const form = formOfEntry(
			{
				kind: 'break',
				start: proposal.start,
				stop: proposal.stop,
				workTypeId: null,
				note: entry?.note ?? ''
			},
			day.zone
		);
		await this.#open(day, { entry, form, isProposal: true });
	}
	/** The editor with one side of a decision, the other one in words; saving settles the decision. */
	async openVersion(
		day: DayView,
		version: { readonly entryId: string; readonly form: EntryForm; readonly beside: string | null },
		decisionId: string
	): Promise<void> {
		const { entryId, ...filled } = version;
		const entry = day.rows.find((row) => row.id === entryId) ?? null;
		await this.#open(day, { entry, ...filled }, decisionId);
	}
	async explain(request: ExplainRequest): Promise<void> {
		const key = `explain.${request.date}`;
		const kept = v.safeParse(keptWords, await readFormDraft(key));
		this.#typedWords?.rest();
		this.#typedWords = new UnsavedForm(key);
		this.explaining = { ...request, text: kept.success ? kept.output.text : request.text };
		this.isExplainOpen = true;
	}

	/** A second tap while the first is still being written would add the entry twice. */
	async save(result: EditorResult): Promise<void> {
		const [typed, decisionId] = [this.#typed, this.#decisionId];
		if (this.isBusy || typed === null) return;
		await this.#inTurn(() => this.#save(result, typed, decisionId));
	}
	/** What was typed for an entry goes with it, and stays where the deletion is refused. */
	async remove({ id }: EntryRow | { readonly id: string | null }): Promise<void> {
		if (id === null || (this.isBusy && this.isEditorOpen)) return;
		const typed = this.editor?.entry?.id === id ? this.#typed : null;
		await this.#inTurn(async () => {
			if ((await tell(deleteEntry(id), m.calendar_deleted())) === null) return;
			await this.discard(typed ?? new UnsavedForm(entryKey(id)));
		});
	}
	async saveExplanation(text: string): Promise<void> {
		const date = this.explaining?.date;
		const typed = this.#typedWords;
		if (date === undefined || typed === null) return;
		const done = await tell(
			explainDay({ date, text }),
			text === '' ? m.calendar_explain_removed() : m.calendar_explain_saved()
		);
		if (!done) return;
		await typed.end();
		if (typed === this.#typedWords) this.isExplainOpen = false;
	}
	async copy(day: DayView): Promise<void> {
		if (day.copyFrom === null) return;
		const from = day.copyFrom;
		await tell(copyDay({ from, to: [day.date] }), m.calendar_copied({ day: formatWeekday(from) }));
	}
	/** Answers whether anything was copied; days that were left out are named. */
	async copyTo(from: LocalDate, to: readonly LocalDate[]): Promise<boolean> {
		const words = (done: CopyDone) =>
			[m.copy_done({ n: done.copied.length }), copyLeftOut(done.leftOut)].filter(Boolean).join(' ');
		return (await tell(copyDay({ from, to }), words)) !== null;
	}
	/** Confirms days; what stays open is named in the toast. Answers whether anything was confirmed. */
	async confirm(dates: readonly LocalDate[], zone: string): Promise<boolean> {
		const result = await confirmDays(dates);
		if (!result.ok) {
			tellRefusal(result.error);
			return false;
		}
		const done = result.value;
		const leftOut = leftOutSentence(done.leftOut);
		if (done.confirmedDates.length === 0) {
			tellRefusal({ code: done.leftOut[0]?.code ?? 'E_STATE' });
			return false;
		}
		tellDone([confirmedText(done, zone), leftOut].filter((part) => part !== null).join(' '), done);
		return true;
	}
	async withdraw(dates: readonly LocalDate[]): Promise<void> {
		const [date] = dates;
		const isOne = dates.length === 1 && date !== undefined;
		const words = isOne
			? m.calendar_withdrawn({ day: formatWeekday(date) })
			: m.confirm_taken_back({ n: dates.length });
		await tell(withdrawDays(dates), words);
	}

	/** Typed in the editor and not saved: kept on the device, and no new version of the app comes in between. */
	unsaved(form: EntryForm | null): void {
		this.#typed?.keep(form);
	}
	/** What the editor kept is thrown away; it closes when that is certain, unless it is another one by then. */
	async discard(typed: UnsavedForm | null = this.#typed): Promise<void> {
		await typed?.end();
		if (typed === this.#typed) this.isEditorOpen = false;
	}
	unsavedExplanation(text: string | null): void {
		this.#typedWords?.keep(text === null ? null : { text });
	}
	/** The editor is closed: what was typed stays kept, updates may come again. */
	editorClosed(): void {
		this.#typed?.rest();
	}
	explainClosed(): void {
		this.#typedWords?.rest();
	}

	#inTurn(act: () => Promise<void>): Promise<void> {
		this.isBusy = true;
		const turn = this.#acts.then(act);
		const ended = turn
			.catch(() => undefined)
			.then(() => {
				if (this.#acts === ended) this.isBusy = false;
			});
		this.#acts = ended;
		return turn;
	}
	async #save(result: EditorResult, typed: UnsavedForm, decisionId: string | null): Promise<void> {
		const { entryId, breakInside, ...input } = result;
		const saved = await (entryId === null ? addEntry(input) : editEntry(entryId, input));
		if (!saved.ok) {
			tellRefusal(saved.error);
			return;
		}
		const added =
			breakInside === null ? null : await addEntry({ kind: 'break', workTypeId: null, ...breakInside });
		const decided = decisionId === null ? null : await resolveDecision(decisionId, 'adjust');
		await this.discard(typed);
		if (added && !added.ok) tellRefusal(added.error);
		const acts = [saved, added, decided].flatMap((act) => (act?.ok ? [act.value] : []));
		tellDone(entryId === null ? m.calendar_added() : m.calendar_saved(), ...acts);
	}
	/** Opens when the act before is done: what it writes and forgets is not this opening's. */
	async #open(day: DayView, request: EditorRequest, decisionId: string | null = null): Promise<void> {
		await this.#acts;
		const key = request.entry?.id ? entryKey(request.entry.id) : `new.${day.date}`;
		const isGiven = request.isProposal === true || decisionId !== null;
		const kept = isGiven ? null : v.safeParse(keptForm, await readFormDraft(key));
		this.#typed?.rest();
		this.#typed = new UnsavedForm(key);
		this.#decisionId = decisionId;
		this.day = day;
		this.editor = kept?.success ? { ...request, form: kept.output, isRestored: true } : request;
		this.isEditorOpen = true;
	}
}

function entryKey(id: string): string {
	return `entry.${id}`;
}

/** "Bestätigt. Zurückholbar bis 18:40." or that it waits for a signal. */
function confirmedText(done: ConfirmDone, zone: string): string {
	const isWaiting = ['waiting', 'waiting-long', 'sign-in'].includes(syncStatus.chip.kind);
	if (isWaiting) return m.calendar_confirmed_waiting();
	const until = done.withdrawableUntil;
	const count = done.confirmedDates.length;
	const words = count > 1 ? m.calendar_confirmed_days({ n: count }) : m.calendar_confirmed_toast();
	if (until === null) return words;
	return `${words} ${m.confirm_done_until({ time: untilText(until, minuteClock.instant, zone) })}`;
}
