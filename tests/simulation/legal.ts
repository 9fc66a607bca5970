import { sameContent, type Version } from '#tests/simulation/facts.ts';
import type { Rights } from '#tests/simulation/rights.ts';

type Who = 'owner' | 'manager';

interface Move {
	readonly from: readonly string[];
	readonly to: string;
	readonly who: readonly Who[];
}

const gone = 'gone';
const open = ['draft', 'rejected'];

/** What may follow what, and by whom: written down a second time, on purpose. */
const moves: Readonly<Record<string, Move>> = {
	create: { from: [gone], to: 'draft', who: ['owner'] },
	edit: { from: [...open, gone], to: 'draft', who: ['owner'] },
	delete: { from: [...open, gone], to: gone, who: ['owner'] },
	confirm: { from: open, to: 'confirmed', who: ['owner'] },
	confirm_on_behalf: { from: open, to: 'confirmed', who: ['manager'] },
	withdraw: { from: ['confirmed'], to: 'draft', who: ['owner'] },
	verify: { from: ['confirmed'], to: 'verified', who: ['manager'] },
	reject: { from: ['confirmed'], to: 'rejected', who: ['manager'] },
	undo: { from: ['verified', 'rejected'], to: 'confirmed', who: ['manager'] },
	reopen: { from: ['confirmed'], to: 'draft', who: ['manager'] }
};

/** How long a confirmation or a decision may be taken back after the server received it. */
const WINDOW_MS = 60_000;
/** No device's clock is better known than this. */
const CLOCK_ERROR_MS = 2_000;
/** Acts that never touch what was recorded. */
const contentStays = ['confirm_on_behalf', 'withdraw', 'verify', 'reject', 'undo', 'reopen'];

/**
 * I4, I5: whether a version may follow another by these acts (several, when a device sends only the newest of
 * what it did) of this actor with the rights of this moment. Answers what is wrong, or null.
 */
export function whatIsIllegal(
	before: Version | null,
	after: Version,
	acts: readonly string[],
	rights: Rights
): string | null {
	const { actorId, ownerId, day } = after;
	const isOwner = actorId === ownerId;
	if (after.event === 'restore') return whatIsIllegalToRestore(before, after, rights);
	if (after.event === 'correct') return whatIsIllegalToCorrect(before, after, rights);
	if (isAfterArchiving(after, rights.archivedSince(actorId))) return `${actorId} is archived`;
	let state = before === null || before.deleted ? gone : before.state;
	for (const [index, event] of acts.entries()) {
		const move = moves[event];
		if (move === undefined) return `nobody here does ${event}`;
		const isRole = (who: Who) =>
			who === 'owner' ? isOwner : !isOwner && rights.manages(actorId, ownerId, before?.day ?? day);
		if (!move.who.some(isRole)) return `${actorId} may not ${event} an entry of ${ownerId}`;
		// Confirmed and taken back, without knowing that it was deleted meanwhile: it comes back as it was, open.
		const isTakenBack = event === 'confirm' && state === gone && acts.indexOf('withdraw', index) > index;
		if (!move.from.includes(state) && !isTakenBack) return `${event} on ${state}`;
		if (index === 0 && before !== null) {
			const late = tooLate(event, before, after);
			if (late !== null) return late;
		}
		state = move.to;
	}
	const reached = after.deleted ? gone : after.state;
	const isReview = reached === 'review' && state === 'confirmed';
	if (state !== reached && !isReview) return `${acts.join(', ')} leads to ${state}, not to ${reached}`;
	const isTouched = before?.fields && after.fields && !sameContent(before.fields, after.fields);
	return isTouched && acts.every((event) => contentStays.includes(event))
		? `${acts.join(', ')} changed the content`
		: null;
}

/** How high each may bring something back after a restore, which nobody saw happen. */
const restorable: Readonly<Record<Who, readonly string[]>> = {
	owner: ['draft', 'rejected', 'confirmed', 'review'],
	manager: ['rejected', 'verified', 'review']
};

function whatIsIllegalToRestore(before: Version | null, after: Version, rights: Rights): string | null {
	const { actorId, ownerId, day, state } = after;
	const who: Who = actorId === ownerId ? 'owner' : 'manager';
	if (who === 'manager' && !rights.manages(actorId, ownerId, before?.day ?? day))
		return `${actorId} may not bring back an entry of ${ownerId}`;
	if (after.deleted || !restorable[who].includes(state)) return `${who} brought it back as ${state}`;
	const isLocked = before !== null && !before.deleted && !open.includes(before.state);
	const isTouched = isLocked && before.fields && after.fields && !sameContent(before.fields, after.fields);
	return isTouched ? 'what was brought back changed a locked entry' : null;
}

/** Locked time stays as locked as it was; what is missing comes as if its owner had confirmed it. */
function whatIsIllegalToCorrect(before: Version | null, after: Version, rights: Rights): string | null {
	const { actorId, ownerId, day } = after;
	const isEntitled =
		actorId !== ownerId && (actorId === 'hr' || rights.manages(actorId, ownerId, before?.day ?? day));
	if (!isEntitled) return `${actorId} may not correct an entry of ${ownerId}`;
	if (before === null || before.deleted)
		return ['confirmed', 'verified'].includes(after.state) ? null : `a missing time came as ${after.state}`;
	if (open.includes(before.state)) return `correct on ${before.state}`;
	return after.deleted || after.state === before.state ? null : `correct made ${before.state} ${after.state}`;
}

/** What somebody did before being archived still counts; of a deletion nothing says when it was done. */
function isAfterArchiving({ fields }: Version, since: number | null): boolean {
	if (since === null || fields === null) return false;
	const { deviceTime, offsetMs } = fields['mutation'] as { deviceTime: string; offsetMs: number };
	return Date.parse(deviceTime) + offsetMs > since + CLOCK_ERROR_MS;
}

function tooLate(event: string, before: Version, after: Version): string | null {
	if (event !== 'withdraw' && event !== 'undo') return null;
	if (after.at - before.at > WINDOW_MS) return `${event} after ${after.at - before.at} ms`;
	if (before.actorId !== after.actorId) return `${event} of what ${before.actorId} did`;
	return null;
}
