import * as v from 'valibot';
import {
	askForAbsence,
	cancelAbsence,
	deleteAbsence,
	editAbsence,
	reportSick,
	requestAbsence,
	saveAbsence,
	withdrawAbsence
} from '#lib/data/commands/absences.ts';
import { readFormDraft } from '#lib/data/form-drafts.ts';
import { syncStatus } from '#lib/data/sync-status.svelte.ts';
import type { CommandResult, Done } from '#lib/data/types.ts';
import type { LeaveView } from '#lib/data/views/leave-types.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { YearFigure } from '#domain/vacation/year-figures.ts';
import { hasSameAbsence } from '#domain/absence/content.ts';
import type { AbsenceAct } from '#lib/features/absences/AbsenceSheet.svelte';
import { lastAnswer } from '#lib/features/absences/absence-words.ts';
import { emptyRequest, formOfAbsence, type RequestForm } from '#lib/features/absences/request-form.ts';
import type { AbsenceRequestAsked, RequestSent } from '#lib/features/absences/RequestSheet.svelte';
import type { AbsenceShown } from '#lib/features/absences/types.ts';
import { absenceReasonSentence } from '#lib/i18n/absence-sentences.ts';
import { rejectionSentence } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toast.svelte.ts';
import { UnsavedForm } from '#routes/(user)/unsaved-form.ts';

const half = v.nullable(v.picklist(['am', 'pm']));
const keptForm = v.object({
	typeId: v.string(),
	from: v.nullable(v.string()),
	to: v.nullable(v.string()),
	firstHalf: half,
	lastHalf: half,
	note: v.string(),
	isPicking: v.boolean()
});

/** A figure of the vacation account somebody asks about. */
export interface FigureAsked {
	readonly year: number;
	readonly figure: YearFigure;
}

/** What can be done with one's own absences: which sheet is open, and its acts. */
export class AbsenceDesk {
	request: AbsenceRequestAsked | null = $state.raw(null);
	isRequestOpen = $state(false);
	/** The absence whose sheet is open; it stays while the sheet closes. */
	openId: string | null = $state.raw(null);
	isDetailOpen = $state(false);
	isSickOpen = $state(false);
	explaining: FigureAsked | null = $state.raw(null);
	isExplainOpen = $state(false);
	/** An act is being written: a second tap would write it twice. */
	isBusy = $state(false);
	#typed: UnsavedForm | null = null;

	open(id: string): void {
		this.openId = id;
		this.isDetailOpen = true;
	}
	sick(): void {
		this.isSickOpen = true;
	}
	explain(asked: FigureAsked): void {
		this.explaining = asked;
		this.isExplainOpen = true;
	}
	/** A new request, or what was typed for one and not sent. */
	async openNew({ types }: Pick<LeaveView, 'types'>): Promise<void> {
		const first = emptyRequest(types[0]?.id ?? '');
		await this.#openRequest({ id: null, first, form: first, isRestored: false, answer: null });
	}
	/** A draft or a returned request, to be changed and asked for. */
	async openAgain(absence: AbsenceShown): Promise<void> {
		const form = formOfAbsence(absence);
		const answer = absence.decisions.length > 0 ? lastAnswer(absence) : null;
		await this.#openRequest({ id: absence.id, first: form, form, isRestored: false, answer });
	}
	/** What was taken back or cancelled for good, as a new request for the same days. */
	async openCopy(absence: AbsenceShown): Promise<void> {
		const form = formOfAbsence(absence);
		await this.#openRequest({
			id: null,
			first: emptyRequest(form.typeId),
			form,
			isRestored: false,
			answer: null
		});
	}

	/** Asks for the days of the open sheet, or reports the illness. */
	async send(
		request: RequestSent,
		{ isReport, before }: { isReport: boolean; before: AbsenceShown | null }
	): Promise<void> {
		const typed = this.#typed;
		await this.#act(async () => {
			const done = await this.#ask(request, isReport, before);
			if (done === null) return;
			await typed?.end();
			this.isRequestOpen = false;
		});
	}
	/** Writes the days of the open sheet down without asking for them. */
	async keepDraft({ id, ...input }: RequestSent): Promise<void> {
		const typed = this.#typed;
		await this.#act(async () => {
			const command = id === null ? saveAbsence(input) : editAbsence(id, input);
			if ((await this.#tell(command, m.leave_draft_kept())) === null) return;
			await typed?.end();
			this.isRequestOpen = false;
		});
	}
	async reportSick(
		typeId: string,
		sick: { readonly from: LocalDate; readonly to: LocalDate | null }
	): Promise<void> {
		await this.#act(async () => {
			if ((await this.#tell(reportSick({ typeId, ...sick }), m.leave_reported())) !== null)
				this.isSickOpen = false;
		});
	}
	/** An act from the sheet of one absence. */
	async act(absence: AbsenceShown, act: AbsenceAct): Promise<void> {
		if (act.is === 'ask') return this.#instead(() => this.openAgain(absence));
		if (act.is === 'again') return this.#instead(() => this.openCopy(absence));
		await this.#act(async () => {
			if ((await this.#perform(absence, act)) === null) return;
			this.isDetailOpen = false;
			if (act.is === 'delete') await new UnsavedForm(draftKey(absence.id)).end();
		});
	}

	unsaved(form: RequestForm | null): void {
		this.#typed?.keep(form);
	}
	async discard(): Promise<void> {
		await this.#typed?.end();
		this.isRequestOpen = false;
	}
	requestClosed(): void {
		this.#typed?.rest();
	}

	#perform({ id }: AbsenceShown, act: AbsenceAct): Promise<Done | null> {
		switch (act.is) {
			case 'withdraw':
				return this.#tell(withdrawAbsence(id), m.leave_withdrawn(), { canUndo: false });
			case 'delete':
				return this.#tell(deleteAbsence(id), m.leave_deleted(), { canUndo: false });
			case 'cancel':
				return this.#tell(cancelAbsence(id, act.comment || undefined), m.leave_cancel_asked(), {
					canUndo: false
				});
			case 'end':
				return this.#tell(editAbsence(id, { to: act.date, lastHalf: null }), m.leave_sick_ended());
			case 'certify':
				return this.#tell(editAbsence(id, { certificate: { date: act.date } }), m.leave_certificate_saved());
			default:
				return Promise.resolve(null);
		}
	}
	/** A draft is changed where it was, and asked for then; what undoes it is taking the request back. */
	async #ask(
		{ id, ...input }: RequestSent,
		isReport: boolean,
		before: AbsenceShown | null
	): Promise<Done | null> {
		const words = isReport ? m.leave_reported() : this.#sentWords();
		if (id === null) return this.#tell((isReport ? reportSick : requestAbsence)(input), words);
		const isChanged = before === null || !hasSameAbsence(before, { ...before, ...input });
		if (isChanged || before.state !== 'draft') {
			const changed = await editAbsence(id, input);
			if (!changed.ok) return this.#tell(Promise.resolve(changed), words);
		}
		return this.#tell(askForAbsence(id), words);
	}
	#sentWords(): string {
		return syncStatus.isReachable === false ? m.leave_sent_waiting() : m.leave_sent();
	}
	/** Runs a command; afterwards its toast with undo, or the reason why not, in the words of absences. */
	async #tell(
		command: CommandResult,
		message: string,
		{ canUndo = true }: { readonly canUndo?: boolean } = {}
	): Promise<Done | null> {
		const result = await command;
		if (!result.ok) {
			const reason = absenceReasonSentence(result.error) ?? rejectionSentence(result.error);
			toast({ message: m.calendar_not_done({ reason }), tone: 'bad' });
			return null;
		}
		const done = result.value;
		if (!canUndo) toast({ message });
		else toast({ message, actionLabel: m.common_undo(), onAction: () => void this.#undo(done) });
		return done;
	}
	async #undo(done: Done): Promise<void> {
		const result = await done.undo();
		if (result.ok) toast({ message: m.calendar_undone() });
		else {
			const reason = absenceReasonSentence(result.error) ?? rejectionSentence(result.error);
			toast({ message: m.calendar_not_done({ reason }), tone: 'bad' });
		}
	}
	async #act(act: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			await act();
		} finally {
			this.isBusy = false;
		}
	}
	/** The request's sheet takes the place of the absence's. */
	async #instead(open: () => Promise<void>): Promise<void> {
		this.isDetailOpen = false;
		await open();
	}
	async #openRequest(asked: AbsenceRequestAsked): Promise<void> {
		const key = draftKey(asked.id);
		const kept = v.safeParse(keptForm, await readFormDraft(key));
		this.#typed?.rest();
		this.#typed = new UnsavedForm(key);
		const isFilled = asked.form !== asked.first;
		this.request = kept.success && !isFilled ? { ...asked, form: kept.output, isRestored: true } : asked;
		this.isRequestOpen = true;
	}
}

function draftKey(id: string | null): string {
	return `absence.${id ?? 'new'}`;
}
