import { firstValueFrom } from 'rxjs';
import { absenceContentOf } from '#domain/absence/content.ts';
import { ABSENCE_SCHEMA_VERSION, type Absence, type AbsenceWrite } from '#domain/absence/absence.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import { CORRECTION_SCHEMA_VERSION, type Correction } from '#domain/correction/correction.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { RequestQuestions } from '#lib/data/engine/requests/request-questions.ts';
import type {
	RequestChange,
	RequestWriter,
	WrittenRequest
} from '#lib/data/engine/requests/request-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type {
	AbsenceInput,
	CommandResult,
	CorrectionInput,
	Done,
	Refusal,
	RequestQuestion
} from '#lib/data/types.ts';

export type RequestCommands = ReturnType<typeof createRequestCommands>;

/** What a person does with absences and corrections; each is on the disk when its promise settles. */
export function createRequestCommands(shared: Shared, writer: RequestWriter, questions: RequestQuestions) {
	const { me, stamper } = shared;

	const write = async (change: RequestChange): CommandResult => {
		const result = await writer.write(change);
		return result.ok ? ok(doneOf(shared, writer, change, result.value)) : result;
	};

	const newAbsence = (input: AbsenceInput, event: 'create' | 'request'): CommandResult => {
		const id = stamper.nextId();
		const state = event === 'create' ? 'draft' : 'requested';
		const absence = { ...blankAbsence(id, me.userId), ...input, state } as const;
		return write({ source: 'absences', id, event, build: () => absence });
	};

	const actOn = (id: string, event: AbsenceEvent, state: Absence['state'], comment?: string): CommandResult =>
		write({ source: 'absences', id, event, comment, build: (current) => current && { ...current, state } });

	const actOnCorrection = (
		id: string,
		event: 'agree' | 'decline' | 'withdraw',
		comment?: string
	): CommandResult => {
		const state = ({ agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' } as const)[event];
		return write({
			source: 'corrections',
			id,
			event,
			comment,
			build: (current) => current && { ...current, state }
		});
	};

	const proposeCorrection = (input: CorrectionInput): CommandResult => {
		const id = stamper.nextId();
		const state = 'proposed' as const;
		const proposal = { ...input, id, userId: me.userId, state, schemaVersion: CORRECTION_SCHEMA_VERSION };
		return write({ source: 'corrections', id, event: 'propose', build: () => proposal });
	};

	const putAway = async (question: RequestQuestion): CommandResult => {
		await questions.remove(question.id);
		const at = msToInstant(shared.clock.correctedNow());
		const undo = async (): Promise<Result<void, Refusal>> => {
			await questions.file([question]);
			return ok(undefined);
		};
		return ok({ ids: [], at, emptyIds: [], undo });
	};

	return {
		/** Writes a wish down without asking for it. */
		saveAbsence: (input: AbsenceInput) => newAbsence(input, 'create'),
		/** Asks for days off; a type that needs no approval is approved by asking. */
		requestAbsence: (input: AbsenceInput) => newAbsence(input, 'request'),
		/** Reports an illness: for today or the past, without an end where it is not known. */
		reportSick: (input: AbsenceInput) => newAbsence(input, 'request'),
		/** Changes a draft, a returned request, or a report of illness that stands. */
		editAbsence: (id: string, patch: Partial<AbsenceInput>): CommandResult =>
			write({
				source: 'absences',
				id,
				event: 'edit',
				build: (current) =>
					current && { ...current, ...patch, state: current.state === 'approved' ? 'approved' : 'draft' }
			}),
		/** Asks for what was written down or returned. */
		askForAbsence: (id: string) => actOn(id, 'request', 'requested'),
		withdrawAbsence: (id: string) => actOn(id, 'withdraw', 'withdrawn'),
		/** Asks to have approved leave cancelled. */
		cancelAbsence: (id: string, comment?: string) => actOn(id, 'cancel', 'cancel_requested', comment),
		deleteAbsence: (id: string): CommandResult =>
			write({ source: 'absences', id, event: 'delete', build: (current) => current }),
		approveAbsence: (id: string, comment?: string) => actOn(id, 'approve', 'approved', comment),
		rejectAbsence: (id: string, comment: string) => actOn(id, 'reject', 'rejected', comment),
		approveCancel: (id: string, comment?: string) => actOn(id, 'approve_cancel', 'cancelled', comment),
		rejectCancel: (id: string, comment?: string) => actOn(id, 'reject_cancel', 'approved', comment),
		proposeCorrection,
		withdrawCorrection: (id: string) => actOnCorrection(id, 'withdraw'),
		agreeToCorrection: (id: string, comment?: string) => actOnCorrection(id, 'agree', comment),
		declineCorrection: (id: string, comment: string) => actOnCorrection(id, 'decline', comment),
		/** Takes one side: `mine` does again what was dropped, as a new act; the others put the question away. */
		async resolveQuestion(id: string, choice: 'mine' | 'theirs' | 'dismiss'): CommandResult {
			const question = await questions.find(id);
			if (question === null) return err({ code: 'E_STATE' });
			if (choice !== 'mine') return putAway(question);
			const context = await firstValueFrom(shared.context$);
			const held = question.source === 'absences' ? context.absences : context.corrections;
			const isThere = held.some((one) => one.id === question.recordId);
			const done = await write(changeFor(question, isThere ? question.recordId : stamper.nextId(), isThere));
			if (done.ok) await questions.remove(id);
			return done;
		}
	};
}

function blankAbsence(id: string, userId: string): Omit<AbsenceWrite, 'mutation' | 'typeId' | 'from' | 'to'> {
	return {
		id,
		userId,
		firstHalf: null,
		lastHalf: null,
		state: 'draft',
		note: '',
		certificate: null,
		attachments: [],
		schemaVersion: ABSENCE_SCHEMA_VERSION
	};
}

/** Our version once more, as a new act on what is there now; as a new record when nothing is there. */
function changeFor(
	{ source, mine, mineDeleted }: RequestQuestion,
	id: string,
	isThere: boolean
): RequestChange {
	if (source === 'corrections') {
		const correction = mine as Correction;
		const event = isThere
			? (correction.mutation.event as 'agree' | 'decline' | 'withdraw' | 'propose')
			: 'propose';
		const { state } = event === 'propose' ? { state: 'proposed' as const } : correction;
		const { comment } = correction.mutation;
		return { source, id, event, comment, build: (current) => ({ ...(current ?? correction), id, state }) };
	}
	const absence = mine as Absence;
	const { event: last, comment } = absence.mutation;
	if (mineDeleted) return { source, id, event: 'delete', build: (current) => current };
	const isContent = last === 'create' || last === 'edit' || last === 'request';
	if (!isContent && isThere) {
		const { state } = absence;
		return {
			source,
			id,
			event: last as AbsenceEvent,
			comment,
			build: (current) => current && { ...current, state }
		};
	}
	const isAsking = absence.state !== 'draft';
	const event = isAsking ? 'request' : isThere ? 'edit' : 'create';
	const state = isAsking ? ('requested' as const) : ('draft' as const);
	const content = absenceContentOf(absence);
	return {
		source,
		id,
		event,
		comment,
		build: (current) => ({ ...(current ?? absence), ...content, id, state })
	};
}

function doneOf(shared: Shared, writer: RequestWriter, change: RequestChange, written: WrittenRequest): Done {
	return {
		ids: [change.id],
		at: msToInstant(shared.clock.correctedNow()),
		emptyIds: [],
		async undo() {
			const back = compensate(change, written);
			if (back === null) return err({ code: 'E_STATE' });
			const result = await writer.write(back);
			return result.ok ? ok(undefined) : result;
		}
	};
}

/** The act against an act, only on what that act left; null where there is none but to ask. */
function compensate(
	{ source, id, event }: RequestChange,
	{ before, after }: WrittenRequest
): RequestChange | null {
	const onlyOn = after.mutation.id;
	if (source === 'corrections') {
		if (event !== 'propose') return null;
		const state = 'withdrawn' as const;
		return { source, id, onlyOn, event: 'withdraw', build: (current) => current && { ...current, state } };
	}
	const was = before as Absence | null;
	const isReported = after.state === 'approved' && event === 'request';
	if (event === 'create' || isReported)
		return { source, id, onlyOn, event: 'delete', build: (current) => current };
	if (event === 'request') {
		const state = 'withdrawn' as const;
		return { source, id, onlyOn, event: 'withdraw', build: (current) => current && { ...current, state } };
	}
	if (event !== 'edit' || was === null) return null;
	const content = absenceContentOf(was);
	const state = was.state === 'approved' ? ('approved' as const) : ('draft' as const);
	return {
		source,
		id,
		onlyOn,
		event: 'edit',
		build: (current) => current && { ...current, ...content, state }
	};
}
