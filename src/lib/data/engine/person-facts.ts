import type { Employee } from '#domain/people/employee.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { PersonFacts } from '#domain/time-entry/day-acts.ts';
import { accountTypesOf, type PersonContext } from '#lib/data/engine/person-context.ts';

/** What this device knows of a person for the write rule: views and acts ask the rule with the same facts. */
export function personFactsOf(context: PersonContext, person: Employee | null, now: Instant): PersonFacts {
	const owner = ownerFrom(person);
	return {
		actor: context.actor,
		owner,
		groups: context.groups,
		general: context.general,
		holidays: context.holidaysOf(owner.locationId),
		workTypes: accountTypesOf(context),
		now,
		effectiveAt: now,
		receivedAt: null
	};
}
