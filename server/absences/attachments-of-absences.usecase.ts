import type { Absence } from '#domain/absence/absence.ts';
import { attachmentsHeldBy } from '#domain/absence/attachment.ts';
import { isShownToHr } from '#domain/absence/visibility.ts';
import type { Actor } from '#domain/people/actor.ts';
import { storedAbsence } from '#server/absences/absence-kind.ts';
import { listAbsencesOf } from '#server/absences/absences.repository.ts';
import { absencesSource } from '#server/absences/absences.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { companyToday } from '#server/settings/settings.usecases.ts';

type Attachment = Absence['attachments'][number];

/** The ids of the files that a person's absences hold on to. */
export function attachmentsHeldByAbsencesOf({ db }: Pick<Deps, 'db'>, userId: string): ReadonlySet<string> {
	const held = listAbsencesOf(db, userId).flatMap((row) => attachmentsHeldBy(storedAbsence(row).record));
	return new Set(held.map(({ id }) => id));
}

/**
 * A file as an absence of its owner names it, if the actor is shown that: the owner; HR, of what was asked for or
 * reported; a manager where the absence that a pull would answer still names it (of an illness it does not).
 */
export function attachmentAsSeenBy(
	deps: Pick<Deps, 'db' | 'clock'>,
	actor: Actor,
	{ ownerId, attachmentId }: { readonly ownerId: string; readonly attachmentId: string }
): Attachment | null {
	const source = absencesSource(deps, actor, () => companyToday(deps));
	for (const row of listAbsencesOf(deps.db, ownerId)) {
		const { id, isShown, record } = storedAbsence(row);
		const held = attachmentsHeldBy(record).find((one) => one.id === attachmentId);
		if (held === undefined) continue;
		if (actor.isHr && isShown && isShownToHr(record)) return held;
		const text = source.find(id);
		const seen = text === null ? [] : (JSON.parse(text) as Absence).attachments;
		if (seen.some((one) => one.id === attachmentId)) return held;
	}
	return null;
}
