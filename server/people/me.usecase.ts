import type { Actor } from '#domain/people/actor.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { MeResponse } from '#protocol/http/me.ts';
import type { Deps } from '#server/deps.ts';
import { isManager } from '#server/people/actor.usecase.ts';
import { findEmployee, membershipsOf } from '#server/people/people.repository.ts';
import { companyName, isDemo } from '#server/settings/settings.usecases.ts';

/** What a device caches about the person who signed in on it. */
export function describeMe(deps: Deps, actor: Actor): MeResponse {
	const employee = findEmployee(deps.db, actor.userId);
	invariant(employee, 'An actor is an employee');
	const roles: MeResponse['roles'] = ['worker'];
	if (isManager(deps, actor)) roles.push('manager');
	if (actor.isHr) roles.push('hr');
	const asMember = membershipsOf(deps.db, actor.userId);
	return {
		userId: employee.id,
		name: employee.name,
		roles,
		groups: [
			...asMember.map(({ groupId, from, to }) => ({ id: groupId, from, to, manages: false })),
			...actor.manages.map(({ groupId, from, to }) => ({ id: groupId, from, to, manages: true }))
		],
		company: companyName(deps),
		demo: isDemo(deps),
		serverTime: msToInstant(deps.clock.now())
	};
}
