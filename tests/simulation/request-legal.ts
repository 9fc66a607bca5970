import type { Fields } from '#tests/simulation/facts.ts';
import {
	differenceOf,
	HIDDEN_TYPE,
	type RequestSource,
	type RequestVersion
} from '#tests/simulation/request-facts.ts';
import type { Rights } from '#tests/simulation/rights.ts';

type Who = 'owner' | 'manager' | 'hr';

interface Move {
	readonly from: readonly string[];
	readonly to: readonly string[];
	readonly who: readonly Who[];
	/** What is asked for may be another afterwards. */
	readonly writes?: boolean;
}

const gone = 'gone';
const asked = ['requested', 'approved'];
const mayDecide: readonly Who[] = ['manager', 'hr'];

/** What may follow what, and by whom: written down a second time, on purpose. */
const moves: Readonly<Record<RequestSource, Readonly<Record<string, Move>>>> = {
	absences: {
		create: { from: [gone, 'draft', 'rejected'], to: ['draft'], who: ['owner'], writes: true },
		edit: { from: [gone, 'draft', 'rejected'], to: ['draft'], who: ['owner'], writes: true },
		delete: { from: [gone, 'draft', 'rejected'], to: [gone], who: ['owner'] },
		request: { from: [gone, 'draft', 'rejected'], to: asked, who: ['owner'], writes: true },
		withdraw: { from: ['requested', 'mgr_approved'], to: ['withdrawn'], who: ['owner'] },
		cancel: { from: ['approved'], to: ['cancel_requested'], who: ['owner'] },
		approve: { from: ['requested', 'mgr_approved'], to: ['mgr_approved', 'approved'], who: mayDecide },
		reject: { from: ['requested', 'mgr_approved'], to: ['rejected'], who: mayDecide },
		approve_cancel: { from: ['cancel_requested'], to: ['cancelled'], who: mayDecide },
		reject_cancel: { from: ['cancel_requested'], to: ['approved'], who: mayDecide },
		archive: {
			from: ['draft', 'requested', 'mgr_approved', 'approved', 'cancel_requested'],
			to: ['cancelled'],
			who: ['hr']
		}
	},
	corrections: {
		propose: { from: [gone], to: ['proposed'], who: ['owner'], writes: true },
		withdraw: { from: ['proposed'], to: ['withdrawn'], who: ['owner'] },
		agree: { from: ['proposed'], to: ['agreed'], who: mayDecide },
		decline: { from: ['proposed'], to: ['declined'], who: mayDecide }
	}
};

/** A report of illness is nobody's decision: it stays its owner's. */
const ofIllness: Readonly<Record<string, Move>> = {
	edit: { from: ['approved'], to: ['approved'], who: ['owner'], writes: true },
	delete: { from: ['approved'], to: [gone], who: ['owner'] }
};

/** A record that nobody but HR decides on once its manager has. */
const BOTH_TYPE = 'urlaub';

/**
 * I4, I5: whether a version of an absence or a correction may follow another by these acts (several, when a device
 * sends only the newest of what it did; those between may have come to nothing) with the rights of this moment.
 * Answers what is wrong, or null.
 */
export function whatIsWrongWithRequest(
	before: RequestVersion | null,
	after: RequestVersion,
	acts: readonly string[],
	rights: Rights
): string | null {
	const { source, actorId } = after;
	if (wasDoneAfterArchiving(after, rights)) return `${actorId} is archived`;
	const who = whoIs(before ?? after, actorId, rights);
	if (who === null) return `${actorId} is nothing to ${after.ownerId}`;
	const isIllness = after.fields['typeId'] === HIDDEN_TYPE || before?.fields['typeId'] === HIDDEN_TYPE;
	const reached = after.deleted ? gone : after.state;
	let states = new Set([before === null || before.deleted ? gone : before.state]);
	for (const [index, event] of acts.entries()) {
		const isLast = index === acts.length - 1;
		const known = [moves[source][event], ...(isIllness && source === 'absences' ? [ofIllness[event]] : [])];
		const fitting = known.filter((move) => move?.who.includes(who) === true);
		const next = fitting.flatMap((move) => (move?.from.some((one) => states.has(one)) ? move.to : []));
		if (isLast && !next.includes(reached))
			return `${event} by the ${who} leads from ${[...states].join(' or ')} not to ${reached}`;
		states = new Set([...states, ...next]);
	}
	if (after.event === 'approve') return whatIsWrongWithApproval(before, after, who);
	return before === null || before.deleted ? null : whatIsChanged(before, after, acts);
}

function whoIs({ ownerId, day }: RequestVersion, actorId: string, rights: Rights): Who | null {
	if (actorId === ownerId) return 'owner';
	if (actorId === 'hr') return 'hr';
	return rights.manages(actorId, ownerId, day) ? 'manager' : null;
}

function whatIsWrongWithApproval(
	before: RequestVersion | null,
	after: RequestVersion,
	who: Who
): string | null {
	const needsBoth = after.fields['typeId'] === BOTH_TYPE && who === 'manager';
	const wanted = needsBoth ? 'mgr_approved' : 'approved';
	if (needsBoth && before?.state === 'mgr_approved') return 'the manager approved a second time';
	return after.state === wanted ? null : `approve by the ${who} led to ${after.state}`;
}

function whatIsChanged(
	before: RequestVersion,
	after: RequestVersion,
	acts: readonly string[]
): string | null {
	const { source } = after;
	const writes = acts.some((event) => moves[source][event]?.writes === true);
	if (writes && source === 'absences') return null;
	const difference = differenceOf(source, before.fields, after.fields);
	// A missing time that was agreed to is about the entry it became.
	const isNamed = difference === 'entryId' && after.event === 'agree' && before.fields['kind'] === 'add';
	return difference === null || isNamed ? null : `${acts.join(', ')} changed ${difference}`;
}

/** No device's clock is better known than this. */
const CLOCK_ERROR_MS = 2_000;

function wasDoneAfterArchiving({ actorId, fields, deleted }: RequestVersion, rights: Rights): boolean {
	const since = rights.archivedSince(actorId);
	if (since === null || deleted) return false;
	const { deviceTime, offsetMs } = fields['mutation'] as { deviceTime: string; offsetMs: number };
	return Date.parse(deviceTime) + offsetMs > since + CLOCK_ERROR_MS;
}

const counted = ['requested', 'mgr_approved', 'approved', 'cancel_requested'];

/** Two absences of one person that are asked for or granted never lie on the same day; illness lies over everything. */
export function whatOverlaps(after: RequestVersion, others: Iterable<RequestVersion>): string | null {
	const isCounted = (one: RequestVersion) =>
		one.source === 'absences' &&
		!one.deleted &&
		counted.includes(one.state) &&
		one.fields['typeId'] !== HIDDEN_TYPE;
	if (!isCounted(after)) return null;
	for (const other of others) {
		if (other.recordId === after.recordId || other.ownerId !== after.ownerId || !isCounted(other)) continue;
		if (shareDay(after.fields, other.fields)) return `on the days of ${other.recordId}`;
	}
	return null;
}

function shareDay(a: Fields, b: Fields): boolean {
	return String(a['from']) <= String(b['to']) && String(b['from']) <= String(a['to']);
}
