import { loadEngine } from '#lib/data/engine-loader.ts';
import type { CommandResult, CorrectionInput, Refusal } from '#lib/data/types.ts';

const requests = async () => (await loadEngine()).requests();

/** Proposes to put locked time right, or to add what is missing. Works without network. */
export async function proposeCorrection(input: CorrectionInput): CommandResult {
	return (await requests()).proposeCorrection(input);
}

/** Why a proposal would be refused as things stand, asked before it is sent; null = it would be taken. */
export async function refusalOfProposal(input: CorrectionInput): Promise<Refusal | null> {
	return (await requests()).refusalOfProposal(input);
}

/** Why agreeing would be refused as things stand; null = it would be done. */
export async function refusalOfAgreement(id: string): Promise<Refusal | null> {
	return (await requests()).refusalOfAgreement(id);
}

/** Takes a proposal back while nobody has decided. */
export async function withdrawCorrection(id: string): CommandResult {
	return (await requests()).withdrawCorrection(id);
}

/** A manager agrees: the entry is corrected on the server in the same breath. */
export async function agreeToCorrection(id: string, comment?: string): CommandResult {
	return (await requests()).agreeToCorrection(id, comment);
}

/** A manager declines, in words. */
export async function declineCorrection(id: string, comment: string): CommandResult {
	return (await requests()).declineCorrection(id, comment);
}
