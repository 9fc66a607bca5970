import { hash } from 'node:crypto';
import {
	ATTACHMENT_UNNAMED_DAYS,
	ATTACHMENTS_OF_PERSON,
	attachmentTypeOf,
	type AttachmentType
} from '#domain/absence/attachment.ts';
import type { AttachmentResponse } from '#protocol/http/attachments.ts';
import {
	attachmentAsSeenBy,
	attachmentsHeldByAbsencesOf
} from '#server/absences/attachments-of-absences.usecase.ts';
import {
	deleteAttachment,
	findAttachment,
	insertAttachment,
	listAttachmentOwners,
	listAttachmentsOf,
	readAttachmentBytes,
	setUnnamedSince,
	type StoredAttachment
} from '#server/attachments/attachments.repository.ts';
import type { Deps } from '#server/deps.ts';
import { AppError, forbidden, notFound } from '#server/http/errors.ts';
import { appendJournal } from '#server/journal/journal.ts';
import { actorOf } from '#server/people/actor.usecase.ts';

type Parts = Pick<Deps, 'db' | 'clock'>;

const DAY_MS = 86_400_000;
/** Who removes what nobody names any more. */
const SYSTEM = 'system';

/**
 * Keeps a file of one's own. The same bytes under the same id change nothing; other bytes, or an id that is taken,
 * are refused with 409, whoever has it. Content that is none of the known types is 415, and 507 what no longer fits
 * into what one person may keep.
 */
export function keepAttachment(
	deps: Parts,
	actorId: string,
	{ id, declared, bytes }: { readonly id: string; readonly declared: string; readonly bytes: Uint8Array }
): { readonly isNew: boolean; readonly kept: AttachmentResponse } {
	const type = attachmentTypeOf(bytes);
	if (type === null || type !== declared) {
		throw new AppError('request.unsupported_type', 415, 'Send a PDF, JPEG, PNG or WebP, and say which.');
	}
	const digest = hash('sha256', bytes, 'base64url');
	const kept = { id, type, size: bytes.byteLength };
	return deps.db.transaction(() => {
		const { userId, archived } = actorOf(deps, actorId);
		if (archived) throw forbidden();
		const known = findAttachment(deps.db, id);
		if (known !== null) {
			if (known.userId === userId && known.hash === digest) return { isNew: false, kept };
			throw new AppError('attachment.taken', 409, 'There is another file under this id.');
		}
		removeUnnamedOf(deps, userId);
		requireRoom(listAttachmentsOf(deps.db, userId), kept.size);
		const row = { ...kept, userId, hash: digest, unnamedSince: deps.clock.now() };
		insertAttachment(deps.db, row, bytes);
		journal(deps, userId, 'upload', row);
		return { isNew: true, kept };
	});
}

function requireRoom(known: readonly StoredAttachment[], size: number): void {
	const { bytes, count } = ATTACHMENTS_OF_PERSON;
	const used = known.reduce((sum, one) => sum + one.size, 0);
	if (known.length < count && used + size <= bytes) return;
	throw new AppError('attachment.no_room', 507, 'Your files take all the room there is for one person.', {
		limit: { bytes, count },
		used: { bytes: used, count: known.length }
	});
}

/** A file with its bytes and the name under which the reader knows it. */
export interface Download {
	readonly name: string | null;
	readonly type: AttachmentType;
	readonly bytes: Uint8Array;
}

/**
 * A file for its owner, or for whoever is shown it with an absence of its owner. For everybody else there is none:
 * an id that is not theirs to see and one that does not exist are answered alike.
 */
export function openAttachment(deps: Parts, actorId: string, id: string): Download {
	return deps.db.transaction(() => {
		const actor = actorOf(deps, actorId);
		const known = findAttachment(deps.db, id);
		if (known === null) throw notFound();
		const seen = attachmentAsSeenBy(deps, actor, { ownerId: known.userId, attachmentId: id });
		if (seen === null && known.userId !== actor.userId) throw notFound();
		return { name: seen?.name ?? null, type: known.type, bytes: readAttachmentBytes(deps.db, id) };
	});
}

/** Removes files that no absence has held on to for days, of everybody. */
export function removeUnnamedAttachments(deps: Parts): void {
	for (const userId of listAttachmentOwners(deps.db)) {
		deps.db.transaction(() => removeUnnamedOf(deps, userId));
	}
}

function removeUnnamedOf(deps: Parts, userId: string): void {
	const held = attachmentsHeldByAbsencesOf(deps, userId);
	const now = deps.clock.now();
	for (const one of listAttachmentsOf(deps.db, userId)) {
		const isHeld = held.has(one.id);
		if (!isHeld && one.unnamedSince !== null && now - one.unnamedSince >= ATTACHMENT_UNNAMED_DAYS * DAY_MS) {
			deleteAttachment(deps.db, one.id);
			journal(deps, SYSTEM, 'remove', one);
		} else if (isHeld !== (one.unnamedSince === null)) {
			setUnnamedSince(deps.db, one.id, isHeld ? null : now);
		}
	}
}

/** The line has the fingerprint, never the bytes: what is removed is gone. */
function journal(deps: Parts, actorId: string, event: 'upload' | 'remove', row: StoredAttachment): void {
	const { id, userId, type, size, hash: fingerprint } = row;
	const told = { type, size, hash: fingerprint };
	appendJournal(deps, {
		actorId,
		collection: 'attachments',
		recordId: id,
		userId,
		event,
		before: event === 'remove' ? told : null,
		after: event === 'upload' ? told : null
	});
}
