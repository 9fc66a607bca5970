import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import type { Actor } from '#domain/people/actor.ts';
import { canSeeTimeEntry } from '#domain/people/visibility.ts';
import type { GeneralData } from '#domain/reference/reference.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { neighboursOf, neighbourSpan } from '#domain/time-entry/neighbours.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules, type GroupRules } from '#server/groups/group-rules.usecase.ts';
import { ownerOf, type Owner } from '#server/people/memberships.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import { findPeopleOfDevice, type AppliedMutation } from '#server/time-entries/mutations.repository.ts';
import { findAppliedMutations, heldAtOf } from '#server/time-entries/applied-mutations.ts';
import type { PushedRow } from '#server/time-entries/pushed-row.ts';
import { findTimeEntries, listTimeEntriesAround } from '#server/time-entries/time-entries.repository.ts';
import type { EntryChange } from '#server/time-entries/write-changes.ts';
import { accountWorkTypes } from '#server/work-types/account-work-types.usecase.ts';

/** All that says which records and mutations a request is about. */
interface NamedRow {
	readonly id: string;
	readonly mutation: { readonly id: string; readonly prior?: readonly { readonly id: string }[] | undefined };
}

/**
 * Everything a push asks the database, read once inside its transaction, and what it decided so far:
 * a later row of the same request meets the result of an earlier one.
 */
export class PushContext {
	readonly actor: Actor;
	readonly receivedAt: Instant;
	/** Today at the company, by which a manager's span counts. */
	readonly today: LocalDate;
	readonly general: GeneralData;
	readonly changes: EntryChange[] = [];
	readonly #deps: Deps;
	readonly #versions = new Map<string, EntryVersion>();
	readonly #applied: Map<string, AppliedMutation>;
	readonly #owners = new Map<string, Owner | null>();
	readonly #peopleOfDevice = new Map<string, readonly string[]>();
	#groups: readonly GroupRules[] | null = null;
	#workTypes: AccountWorkTypes | null = null;

	constructor(deps: Deps, actor: Actor, rows: readonly NamedRow[]) {
		this.#deps = deps;
		this.actor = actor;
		this.receivedAt = msToInstant(deps.clock.now());
		const general = findGeneral(deps);
		invariant(general, 'People write only after the company was set up');
		this.general = general;
		this.today = localDateOf(this.receivedAt, this.general.zone);
		const ids = rows.map((row) => row.id);
		for (const [id, row] of findTimeEntries(deps.db, ids)) this.#versions.set(id, EntryVersion.stored(row));
		const mutationIds = rows.flatMap(({ mutation }) => [
			mutation.id,
			...(mutation.prior ?? []).map(({ id }) => id)
		]);
		this.#applied = findAppliedMutations(deps, mutationIds);
	}

	/** The newest version of an entry, whoever may see it. */
	versionOf(id: string): EntryVersion | null {
		return this.#versions.get(id) ?? null;
	}

	/** The newest version, if this actor may see it; a tombstone only its owner. */
	visibleVersionOf(id: string): EntryVersion | null {
		const version = this.versionOf(id);
		return version !== null && this.#canSee(version) ? version : null;
	}

	appliedMutation(id: string): AppliedMutation | null {
		return this.#applied.get(id) ?? null;
	}

	ownerOf(userId: string): Owner | null {
		const known = this.#owners.get(userId);
		if (known !== undefined) return known;
		const owner = ownerOf(this.#deps, userId);
		this.#owners.set(userId, owner);
		return owner;
	}

	get groups(): readonly GroupRules[] {
		return (this.#groups ??= listGroupRules(this.#deps));
	}

	get workTypes(): AccountWorkTypes {
		return (this.#workTypes ??= accountWorkTypes(this.#deps));
	}

	/**
	 * Whether what is there is newer than what a device brings back. Everything written since the restore with
	 * which this history began is (without a restore all of it); but of two versions that were both brought back
	 * the one further on in the lost history is newer, and so is one that was built on what is there.
	 */
	isNewerThan(version: EntryVersion, { assumedId, heldAt }: PushedRow): boolean {
		const { restored } = this.#deps.history;
		if (restored !== null && version.seq <= restored.seq) return false;
		const broughtFrom = this.#broughtFrom(version);
		if (broughtFrom === null) return true;
		return assumedId !== version.parts.mutationId && heldAt <= broughtFrom;
	}

	/** Where in the lost history a version was that a device brought back; null for any other. */
	#broughtFrom({ parts }: EntryVersion): number | null {
		const change = this.changes.findLast(({ after }) => after.parts.mutationId === parts.mutationId);
		if (change !== undefined) return change.heldAt ?? null;
		return heldAtOf(this.#deps, parts.mutationId);
	}

	/** Whether a device is known, and as other people's only. */
	isDeviceOfAnother(deviceId: string): boolean {
		let people = this.#peopleOfDevice.get(deviceId);
		if (people === undefined) {
			people = findPeopleOfDevice(this.#deps.db, deviceId);
			this.#peopleOfDevice.set(deviceId, people);
		}
		return people.length > 0 && !people.includes(this.actor.userId);
	}

	/** Who made the change that the newest version shows. */
	authorOf(version: EntryVersion): string | null {
		const { mutationId } = version.parts;
		const known =
			this.#applied.get(mutationId) ?? findAppliedMutations(this.#deps, [mutationId]).get(mutationId);
		return known?.actorId ?? null;
	}

	/**
	 * The owner's other living entries around one, as far as the actor sees them, with what this push
	 * already accepted. So what the server says to a manager never depends on somebody's drafts.
	 */
	neighboursOf(userId: string, entry: { id: string; start: Instant; stop: Instant | null }): TimeEntry[] {
		const { from, to } = neighbourSpan(entry);
		const stored = listTimeEntriesAround(this.#deps.db, userId, from, to);
		const accepted = new Map(this.changes.map(({ after }) => [after.parts.id, after]));
		const others = stored.filter(({ id }) => !accepted.has(id)).map((row) => EntryVersion.stored(row));
		for (const version of accepted.values()) {
			if (version.parts.userId === userId && !version.deleted) others.push(version);
		}
		const seen = others.filter((version) => this.#canSee(version)).map((version) => version.record);
		return neighboursOf(entry, seen);
	}

	accept(change: EntryChange): void {
		this.changes.push(change);
		this.#versions.set(change.after.parts.id, change.after);
		for (const mutation of change.mutations) this.#applied.set(mutation.id, mutation);
	}

	#canSee(version: EntryVersion): boolean {
		const { actor, today } = this;
		const { userId, state, day } = version.parts;
		if (userId === actor.userId) return true;
		if (version.deleted) return false;
		const ownerMemberships = this.ownerOf(userId)?.memberships ?? [];
		return canSeeTimeEntry({
			actor,
			entry: { userId, state, route: null },
			entryDate: day,
			today,
			ownerMemberships
		});
	}
}
