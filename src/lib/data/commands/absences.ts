import { loadEngine } from '#lib/data/engine-loader.ts';
import type { AbsenceInput, CommandResult } from '#lib/data/types.ts';

const requests = async () => (await loadEngine()).requests();

/** Writes a wish down without asking for it. */
export async function saveAbsence(input: AbsenceInput): CommandResult {
	return (await requests()).saveAbsence(input);
}

/** Asks for days off; a type that needs no approval is approved by asking. Works without network. */
export async function requestAbsence(input: AbsenceInput): CommandResult {
	return (await requests()).requestAbsence(input);
}

/** Reports an illness, for today or the past; without an end where it is not known yet. */
export async function reportSick(input: AbsenceInput): CommandResult {
	return (await requests()).reportSick(input);
}

/** Changes a draft, a returned request, or a report of illness that stands. */
export async function editAbsence(id: string, patch: Partial<AbsenceInput>): CommandResult {
	return (await requests()).editAbsence(id, patch);
}

/** Asks for what was written down, or asks again for what was returned. */
export async function askForAbsence(id: string): CommandResult {
	return (await requests()).askForAbsence(id);
}

/** Takes a request back while nobody has decided for good. */
export async function withdrawAbsence(id: string): CommandResult {
	return (await requests()).withdrawAbsence(id);
}

/** Asks to have approved leave cancelled, before its first day. */
export async function cancelAbsence(id: string, comment?: string): CommandResult {
	return (await requests()).cancelAbsence(id, comment);
}

/** Deletes a draft, a returned request, or a report of illness that was a mistake. */
export async function deleteAbsence(id: string): CommandResult {
	return (await requests()).deleteAbsence(id);
}

/** A manager decides on a request of a member. */
export async function approveAbsence(id: string, comment?: string): CommandResult {
	return (await requests()).approveAbsence(id, comment);
}

export async function rejectAbsence(id: string, comment: string): CommandResult {
	return (await requests()).rejectAbsence(id, comment);
}

/** A manager decides on the wish to have leave cancelled. */
export async function approveCancel(id: string, comment?: string): CommandResult {
	return (await requests()).approveCancel(id, comment);
}

export async function rejectCancel(id: string, comment?: string): CommandResult {
	return (await requests()).rejectCancel(id, comment);
}
