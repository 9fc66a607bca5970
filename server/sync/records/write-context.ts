import { invariant } from '#domain/kernel/invariant.ts';
import type { Actor } from '#domain/people/actor.ts';
import { groupOn, managesOwner, spans } from '#domain/people/visibility.ts';
import type { GeneralData } from '#domain/reference/reference.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules, type GroupRules } from '#server/groups/group-rules.usecase.ts';
import { ownerOf, type Owner } from '#server/people/memberships.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';
import { onlookersOf } from '#server/team/team-members.usecase.ts';

/** Who writes, when, and what is true of people and groups at this moment; made inside the transaction. */
export class WriteContext {
	readonly actor: Actor;
	readonly receivedAt: Instant;
	/** Today at the company, by which a manager's span counts. */
	readonly today: LocalDate;
	readonly general: GeneralData;
	readonly #deps: Deps;
	readonly #owners = new Map<string, Owner | null>();
	readonly #onlookers = new Map<string, readonly string[]>();
	#groups: readonly GroupRules[] | null = null;

	constructor(deps: Deps, actor: Actor) {
		this.#deps = deps;
		this.actor = actor;
		this.receivedAt = msToInstant(deps.clock.now());
		const general = findGeneral(deps);
		invariant(general, 'People write only after the company was set up');
		this.general = general;
		this.today = localDateOf(this.receivedAt, general.zone);
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

	/** Whether the actor manages the group that a person belonged to on a date. */
	manages(userId: string, entryDate: LocalDate): boolean {
		const ownerMemberships = this.ownerOf(userId)?.memberships ?? [];
		return managesOwner({ actor: this.actor, ownerMemberships, entryDate, today: this.today });
	}

	/** Who is shown a person's days off today, besides the person. */
	onlookersOf(userId: string): readonly string[] {
		const known = this.#onlookers.get(userId);
		if (known !== undefined) return known;
		const onlookers = [...onlookersOf(this.#deps, userId, this.today).keys()];
		this.#onlookers.set(userId, onlookers);
		return onlookers;
	}

	/** Who manages today the group that a person belonged to on a date. */
	managersOf(userId: string, date: LocalDate): string[] {
		const groupId = groupOn(this.ownerOf(userId)?.memberships ?? [], date);
		const group = this.groups.find((one) => one.id === groupId);
		return (group?.data.managers ?? []).filter((one) => spans(one, this.today)).map((one) => one.userId);
	}
}
