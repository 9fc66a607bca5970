import type { Actor } from '#domain/people/actor.ts';
import { managersKnownTo, shareGroup } from '#domain/people/colleagues.ts';
import { managedGroupsOn } from '#domain/people/visibility.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { vacationForManagers } from '#domain/vacation/vacation-rule.ts';
import type { CollectionName } from '#protocol/collections.ts';
import { absencesSource } from '#server/absences/absences.usecases.ts';
import { correctionsSource } from '#server/corrections/corrections.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules } from '#server/groups/group-rules.usecase.ts';
import { noticesSource } from '#server/notices/notices.usecases.ts';
import { membersOf, ownerOf } from '#server/people/memberships.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';
import { fillPage, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';
import {
	syncedEmployees,
	syncedHolidays,
	syncedReferences,
	type SyncedTable
} from '#server/sync/synced-table.ts';
import { presenceSource } from '#server/team/presence.usecases.ts';
import { teamDaysSource } from '#server/team/team-days.usecases.ts';
import { timeEntriesSource } from '#server/time-entries/pull-time-entries.usecase.ts';

/** What an actor may see of a collection at this moment. */
export function sourceOf(deps: Deps, actor: Actor, collection: CollectionName): PullSource {
	const today = () => localDateOf(msToInstant(deps.clock.now()), findGeneral(deps)?.zone ?? 'UTC');
	switch (collection) {
		case 'time_entries':
			return timeEntriesSource(deps, actor, today);
		case 'employees':
			return employeesSource(deps, actor, today());
		case 'reference':
			return companySource(deps, syncedReferences, ({ id, kind, name, validFrom, data }) => ({
				id,
				kind,
				name,
				validFrom,
				data
			}));
		case 'public_holidays':
			return companySource(deps, syncedHolidays, (row) => ({
				id: row.id,
				date: row.date,
				name: row.name,
				international: row.international,
				fraction: row.fraction,
				legal: row.legal,
				company: row.company
			}));
		case 'notices':
			return noticesSource(deps, actor.userId);
		case 'absences':
			return absencesSource(deps, actor, today);
		case 'corrections':
			return correctionsSource(deps, actor, today);
		case 'team_days':
			return teamDaysSource(deps, actor, today());
		case 'presence':
			return presenceSource(deps, actor, today());
	}
}

/** Company data: the same for everybody who is signed in. */
function companySource<Row extends { id: string; seq: number; deleted: boolean }>(
	{ db }: Deps,
	table: SyncedTable<Row>,
	toRecord: (row: Row) => Record<string, unknown>
): PullSource {
	const toText = (row: Row) =>
		row.deleted
			? tombstoneText(row.id, row.seq)
			: JSON.stringify({ ...toRecord(row), seq: row.seq, _deleted: false });
	return {
		view: 'company',
		page: (after, limit) =>
			fillPage(after, limit, { read: (from, count) => table.listAfter(db, from, count), toText }),
		find(id) {
			const row = table.find(db, id);
			return row && toText(row);
		}
	};
}

/**
 * People: oneself and, for a manager, the members in full; of colleagues and of one's managers the id
 * and the name; of everybody else nothing.
 */
function employeesSource(deps: Deps, actor: Actor, today: LocalDate): PullSource {
	const managed = [...managedGroupsOn(actor, today)].sort();
	const full = new Set([actor.userId, ...membersOf(deps, managed).map(({ userId }) => userId)]);
	const named = new Set(actor.archived ? [] : colleaguesOf(deps, actor.userId, today));
	const toText = (row: ReturnType<typeof syncedEmployees.listAfter>[number]): string | null => {
		const { id, name, seq } = row;
		if (!full.has(id) && !named.has(id)) return null;
		if (row.deleted) return tombstoneText(id, seq);
		if (!full.has(id)) return JSON.stringify({ id, name, seq, _deleted: false });
		const { userName, personalNumber, locationId, status, schedules, profile } = row;
		const { employment, opening, adjustments } = row;
		const memberships = ownerOf(deps, id)?.memberships ?? [];
		const record = {
			id,
			name,
			userName,
			personalNumber,
			locationId,
			status,
			memberships,
			schedules,
			profile,
			employment,
			vacationRule: id === actor.userId ? row.vacationRule : vacationForManagers(row.vacationRule),
			opening,
			adjustments
		};
		return JSON.stringify({ ...record, seq, _deleted: false });
	};
	return {
		view: JSON.stringify([[...full].sort(), [...named].sort()]),
		page: (after, limit) =>
			fillPage(after, limit, {
				read: (from, count) => syncedEmployees.listAfter(deps.db, from, count),
				toText
			}),
		find(id) {
			const row = syncedEmployees.find(deps.db, id);
			return row && toText(row);
		}
	};
}

/** Those whom this person knows by name. */
function colleaguesOf(deps: Deps, userId: string, today: LocalDate): string[] {
	const memberships = ownerOf(deps, userId)?.memberships ?? [];
	const groupIds = memberships.map(({ groupId }) => groupId);
	const members = membersOf(deps, groupIds).filter((member) =>
		shareGroup(memberships, member.memberships, today)
	);
	return [...members.map((one) => one.userId), ...managersKnownTo(memberships, listGroupRules(deps))];
}
