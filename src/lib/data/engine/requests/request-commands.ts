import { absenceContentOf } from '#domain/absence/content.ts';
import { ABSENCE_SCHEMA_VERSION, type Absence, type AbsenceWrite } from '#domain/absence/absence.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import { CORRECTION_SCHEMA_VERSION } from '#domain/correction/correction.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { RequestDone } from '#lib/data/engine/requests/request-done.ts';
import { actOf, type RequestChange, type RequestWriter } from '#lib/data/engine/requests/request-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { AbsenceInput, CommandResult, CorrectionInput, Done, Refusal } from '#lib/data/types.ts';

export type RequestCommands = ReturnType<typeof createRequestCommands>;

/** What a person does with absences and corrections; each is on the disk when its promise settles. */
export function createRequestCommands(shared: Shared, writer: RequestWriter) {
	const { me, stamper } = shared;

	const write = async (change: RequestChange): CommandResult => {
		const result = await writer.write(change);
		if (!result.ok) return result;
		return ok(doneOfRequest(shared, writer, { act: actOf(change), written: result.value }));
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
	): CommandResult => write(correctionAct(id, event, comment));

	const proposal = (input: CorrectionInput): RequestChange => {
		const id = stamper.nextId();
		const state = 'proposed' as const;
		const record = { ...input, id, userId: me.userId, state, schemaVersion: CORRECTION_SCHEMA_VERSION };
		return { source: 'corrections', id, event: 'propose', build: () => record };
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
		proposeCorrection: (input: CorrectionInput) => write(proposal(input)),
		/** Why a proposal would be refused as things stand; null = it would be taken. Nothing is written. */
		refusalOfProposal: (input: CorrectionInput): Promise<Refusal | null> => writer.refusalOf(proposal(input)),
		/** Why agreeing would be refused as things stand; null = it would be done. Nothing is written. */
		refusalOfAgreement: (id: string): Promise<Refusal | null> => writer.refusalOf(correctionAct(id, 'agree')),
		withdrawCorrection: (id: string) => actOnCorrection(id, 'withdraw'),
		agreeToCorrection: (id: string, comment?: string) => actOnCorrection(id, 'agree', comment),
		declineCorrection: (id: string, comment: string) => actOnCorrection(id, 'decline', comment)
	};
}

function correctionAct(id: string, event: 'agree' | 'decline' | 'withdraw', comment?: string): RequestChange {
	const state = ({ agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' } as const)[event];
	return { source: 'corrections', id, event, comment, build: (current) => current && { ...current, state } };
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

/** What a command answers: what was written, and its undo. */
export function doneOfRequest(shared: Shared, writer: RequestWriter, done: RequestDone): Done {
	return {
		ids: [done.act.id],
		at: msToInstant(shared.clock.correctedNow()),
		emptyIds: [],
		undo: () => takeBackRequest(writer, done)
	};
}

/** Takes an act back by the act against it, as far as there is one and nobody went on from it. */
export async function takeBackRequest(
	writer: RequestWriter,
	done: RequestDone
): Promise<Result<void, Refusal>> {
	const back = compensate(done);
	if (back === null) return err({ code: 'E_STATE' });
	const result = await writer.write(back);
	return result.ok ? ok(undefined) : result;
}

/** The act against an act, only on what that act left; null where there is none but to ask. */
export function compensate({
	act: { source, id, event },
	written: { before, after }
}: RequestDone): RequestChange | null {
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
