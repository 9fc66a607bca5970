import type { Absence, AbsenceWrite } from '#domain/absence/absence.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import type { AbsenceActor, AbsenceEvent } from '#domain/absence/transitions.ts';
import type { Actor } from '#domain/people/actor.ts';
import { archivingOf } from '#domain/people/archiving.ts';
import type { Owner } from '#domain/people/owner.ts';
import { managesOwner } from '#domain/people/visibility.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import type { Instant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';

export interface AbsenceWriteInput {
	/** The record as the server has it (on a device: as far as the device knows); null when there is none. */
	readonly master: Absence | null;
	/** The master is a tombstone: its content is not read, a write by its owner brings the absence back. */
	readonly isMasterDeleted?: boolean;
	readonly next: AbsenceWrite;
	readonly isDeletion: boolean;
	readonly event: AbsenceEvent;
	/** In a push, HR acts as worker or manager only: the server passes `isHr: false` there. */
	readonly actor: Actor;
	readonly owner: Owner;
	/** Groups of the owner: the one of the membership on the first day decides. */
	readonly groups: readonly { readonly id: string; readonly data: GroupData }[];
	readonly types: AbsenceTypes;
	/** The owner's vacation account on a day; asked for requests and reports of illness only. */
	readonly personOn: (today: string) => VacationPerson;
	/** The company's zone: by it "today" is told. */
	readonly zone: string;
	readonly now: Instant;
	/** When the person acted, see `effectiveTime`; on a device: now. */
	readonly effectiveAt: Instant;
	/** When the server received it; null on a device. */
	readonly receivedAt: Instant | null;
	readonly isClockSuspect?: boolean;
}

/** The master as far as it lives. */
export function livingMaster({ master, isMasterDeleted }: AbsenceWriteInput): Absence | null {
	return isMasterDeleted === true ? null : master;
}

/** What the actor is to the absence. Who manages is asked for the day of acting, of whom by the first day off. */
export function absenceActorOf(input: AbsenceWriteInput): AbsenceActor {
	const { actor, owner, master, next, now, zone } = input;
	const isOwner = actor.userId === (master?.userId ?? next.userId);
	const entryDate = (livingMaster(input) ?? next).from;
	const today = localDateOf(now, zone);
	return {
		isOwner,
		isHr: actor.isHr,
		isManager: actor.manages.length > 0,
		managesGroup: !isOwner && managesOwner({ actor, ownerMemberships: owner.memberships, entryDate, today }),
		isArchived: isOwner ? archivingOf(input) === 'rejected' : actor.archived
	};
}
