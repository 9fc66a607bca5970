import { absenceWriteSchema, type Absence, type AbsenceWrite } from '#domain/absence/absence.ts';
import { absenceContentOf } from '#domain/absence/content.ts';
import { absenceEvents } from '#domain/absence/transitions.ts';
import { absenceForManager, hiddenReasons, isShownToManagers } from '#domain/absence/visibility.ts';
import { isAbsenceEvent, judgeAbsenceWrite } from '#domain/absence/write-rule.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { vacationPersonFrom } from '#domain/vacation/person-from-records.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { absenceTypesOf } from '#server/absences/absence-types.usecase.ts';
import {
	findAbsence,
	insertHiddenAbsence,
	listAbsencesOf,
	putAbsence
} from '#server/absences/absences.repository.ts';
import type { AbsenceRow } from '#server/absences/absences.table.ts';
import type { Deps } from '#server/deps.ts';
import { calendarOf } from '#server/holidays/holiday-calendar.usecase.ts';
import { addNotice } from '#server/notices/notices.usecases.ts';
import { personName } from '#server/people/memberships.usecase.ts';
import { employeeOf } from '#server/people/people-facts.usecases.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';
import type {
	RecordChange,
	RecordKind,
	RecordVerdict,
	RowToJudge,
	StoredRecord
} from '#server/sync/records/record-kind.ts';
import type { WriteContext } from '#server/sync/records/write-context.ts';
import { keepTeamDay } from '#server/team/team-days.usecases.ts';
import { tombstoneText } from '#server/sync/pull-source.ts';

type Stored = StoredRecord<Absence>;

/** What absences bring along to be pushed: how they are read, judged, kept and shown. */
export function absenceKind(
	deps: Deps,
	context: WriteContext,
	{ asHr = false }: { readonly asHr?: boolean } = {}
): RecordKind<Absence, AbsenceWrite> {
	const types = absenceTypesOf(deps);
	const shown = { types, hidden: hiddenReasons(types, context.general.managersSeeIllness === true) };
	return {
		collection: 'absences',
		form: {
			schema: absenceWriteSchema,
			events: absenceEvents,
			contentOf: (write) => [absenceContentOf(write), write.state]
		},
		find(id) {
			const row = findAbsence(deps.db, id);
			return row === null ? null : storedAbsence(row);
		},
		textOf: (stored) => absenceText(stored, stored.userId === context.actor.userId ? null : shown),
		judge: (input) => judge(deps, context, { input, types, asHr }),
		placeOf: ({ from, state }, before) => ({ day: from, isShown: isShownToManagers(state, before) }),
		put(after, before) {
			put(deps, after, before);
			keepTeamDay(deps, after, () => context.onlookersOf(after.userId));
		},
		notice: (change) => notice(deps, context, change)
	};
}

/** An absence as the database has it. */
export function storedAbsence({ id, userId, from, seq, deleted, isShown, record }: AbsenceRow): Stored {
	return { id, userId, day: from, seq, deleted, isShown, record: { ...record, seq } };
}

/** The JSON text that travels; `shown`: what managers are shown of it, null for its owner. */
export function absenceText(
	{ id, seq, deleted, record }: Stored,
	shown: Parameters<typeof absenceForManager>[1] | null
): string {
	if (deleted) return tombstoneText(id, seq);
	const told = shown === null ? record : absenceForManager(record, shown);
	return JSON.stringify({ ...told, _deleted: false });
}

function judge(
	deps: Deps,
	context: WriteContext,
	of: {
		readonly input: RowToJudge<Absence, AbsenceWrite>;
		readonly types: ReturnType<typeof absenceTypesOf>;
		readonly asHr: boolean;
	}
): RecordVerdict<Absence> {
	const { types, asHr } = of;
	const { row, master, write, owner, effectiveAt, isClockSuspect } = of.input;
	const { event } = row.mutation;
	invariant(isAbsenceEvent(event), 'A row names an event of its collection');
	const ownerId = master?.userId ?? write.userId;
	return judgeAbsenceWrite({
		master: master?.record ?? null,
		isMasterDeleted: master?.deleted ?? false,
		next: write,
		isDeletion: row.isDeletion,
		event,
		actor: asHr ? context.actor : { ...context.actor, isHr: false },
		owner,
		groups: context.groups,
		types,
		personOn: (today) => vacationPersonOf(deps, { userId: ownerId, types, today, until: write.to ?? today }),
		zone: context.general.zone,
		now: context.receivedAt,
		effectiveAt,
		receivedAt: context.receivedAt,
		isClockSuspect
	});
}

function vacationPersonOf(
	deps: Deps,
	of: {
		readonly userId: string;
		readonly types: ReturnType<typeof absenceTypesOf>;
		readonly today: LocalDate;
		readonly until: LocalDate;
	}
): VacationPerson {
	const person = employeeOf(deps, of.userId);
	const records = {
		rules: referencesOf(deps, 'vacation_rule'),
		personal: person?.vacationRule ?? null,
		employment: person?.employment ?? null,
		schedules: person?.schedules ?? [],
		absences: listAbsencesOf(deps.db, of.userId).map((row) => storedAbsence(row).record),
		types: of.types,
		today: of.today,
		holidaysBetween: (from: LocalDate, to: LocalDate) =>
			calendarOf(deps, person?.locationId ?? null, from, to)
	};
	return vacationPersonFrom(records, of.until);
}

function put({ db }: Deps, after: Stored, before: Stored | null): void {
	const { id, userId, seq, deleted, isShown } = after;
	const { seq: _seq, ...record } = after.record;
	void _seq;
	putAbsence(db, {
		id,
		userId,
		from: record.from,
		to: record.to,
		state: record.state,
		record,
		isShown,
		seq,
		deleted
	});
	const wasSeen = before !== null && before.isShown && !before.deleted;
	const isSeenAsBefore = isShown && !deleted && after.day === before?.day;
	if (wasSeen && !isSeenAsBefore) insertHiddenAbsence(db, { seq, id, userId, day: before.day });
}

/** Decisions by others that the owner is told of. */
const decisions: ReadonlySet<string> = new Set([
	'approve',
	'reject',
	'approve_cancel',
	'reject_cancel',
	'revoke'
]);

function notice(deps: Deps, { actor }: WriteContext, { after, event }: RecordChange<Absence>): void {
	if (!decisions.has(event) || after.userId === actor.userId) return;
	const { id, from, to, state, typeId, mutation } = after.record;
	addNotice(deps, {
		actorId: actor.userId,
		userId: after.userId,
		kind: 'absence_decided',
		data: {
			by: actor.userId,
			byName: personName(deps, actor.userId),
			comment: mutation.comment ?? null,
			absenceId: id,
			typeId,
			event,
			state,
			from,
			to
		}
	});
}
