import type { Membership } from '#domain/people/employee.ts';
import { showsPresence } from '#domain/people/presence.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import type {
	createGroupRequestSchema,
	GroupMember,
	GroupResource,
	updateGroupRequestSchema
} from '#protocol/http/groups.ts';
import type { InferOutput } from 'valibot';
import type { Deps } from '#server/deps.ts';
import { AppError, notFound } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { setGroupMembers } from '#server/people/group-members.usecase.ts';
import { allMemberships, personExists } from '#server/people/people-facts.usecases.ts';
import { referenceOf, referencesOf, saveReference } from '#server/settings/reference.usecases.ts';
import { peopleAround } from '#server/team/team-members.usecase.ts';

type NewGroup = InferOutput<typeof createGroupRequestSchema>;
type GroupChange = InferOutput<typeof updateGroupRequestSchema>;

/** What a new group has unless said otherwise: no verification, warnings instead of refusals. */
const usual: GroupData = {
	verification: false,
	timeoutDays: null,
	onTimeout: 'warn',
	onViolation: 'warn',
	withdrawHours: 0,
	managers: [],
	workTypeIds: null,
	archived: false
};

/** Every group with its rules and its people of all times, by name. */
export function listGroups(deps: Pick<Deps, 'db'>): GroupResource[] {
	const members = Map.groupBy(allMemberships(deps), ({ groupId }) => groupId);
	return referencesOf(deps, 'group').map(({ id, name, data }) => ({
		id,
		name,
		data: data as GroupData,
		members: (members.get(id) ?? []).map(({ userId, from, to }) => ({ userId, from, to }))
	}));
}

/** Creates a group with its rules and people. */
export function createGroup(deps: Deps, actorId: string, request: NewGroup): GroupResource {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		const id = deps.ids.next();
		const data = { ...usual, ...defined(request.data) };
		save(deps, actorId, { id, name: request.name, data, before: null });
		replaceMembers(deps, actorId, id, request.members);
		return getGroup(deps, id);
	});
}

/** Changes name, rules or people of a group. Who stops managing it loses open streams and the view at once. */
export function updateGroup(
	deps: Deps,
	actorId: string,
	groupId: string,
	change: GroupChange
): GroupResource {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		const before = referenceOf(deps, 'group', groupId);
		if (!before) throw notFound();
		if (change.name !== undefined || change.data !== undefined) {
			const data = { ...(before.data as GroupData), ...defined(change.data ?? {}) };
			const name = change.name ?? before.name;
			save(deps, actorId, { id: groupId, name, data, before: before.data as GroupData });
		}
		if (change.members !== undefined) replaceMembers(deps, actorId, groupId, change.members);
		return getGroup(deps, groupId);
	});
}

function getGroup(deps: Deps, groupId: string): GroupResource {
	const group = listGroups(deps).find(({ id }) => id === groupId);
	if (!group) throw notFound();
	return group;
}

function save(
	deps: Deps,
	actorId: string,
	{ id, name, data, before }: { id: string; name: string; data: GroupData; before: GroupData | null }
): void {
	for (const { userId } of data.managers) checkPerson(deps, userId);
	saveReference(deps, actorId, { id, kind: 'group', name, data: { ...data } });
	if ((before !== null && showsPresence(before)) !== showsPresence(data)) {
		const people = peopleAround(deps, { id, data });
		deps.db.afterCommit(() => deps.feed.resync(people));
	}
	const span = (manager: GroupData['managers'][number]) => JSON.stringify(manager);
	const old = new Set(before?.managers.map(span));
	const now = new Set(data.managers.map(span));
	const touched = [...(before?.managers ?? []), ...data.managers]
		.filter((manager) => !(old.has(span(manager)) && now.has(span(manager))))
		.map(({ userId }) => userId);
	for (const userId of new Set(touched)) {
		deps.db.afterCommit(() => deps.feed.closeFor(userId, 'rights-changed'));
	}
}

function replaceMembers(deps: Deps, actorId: string, groupId: string, members: readonly GroupMember[]): void {
	for (const { userId } of members) checkPerson(deps, userId);
	const spans = Map.groupBy(
		members.map(({ userId, from, to }): Membership & { userId: string } => ({ userId, groupId, from, to })),
		({ userId }) => userId
	);
	setGroupMembers(deps, actorId, groupId, spans);
}

function checkPerson(deps: Deps, userId: string): void {
	if (personExists(deps, userId)) return;
	throw new AppError('groups.unknown_person', 409, 'One of these people does not exist.');
}

/** A patch without the keys that were left out. */
function defined(patch: { [Key in keyof GroupData]?: GroupData[Key] | undefined }): Partial<GroupData> {
	return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
