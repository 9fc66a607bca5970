import type { AbsenceRoute } from '#domain/absence/absence-rule.ts';
import type { AbsenceCategory, AbsenceTypeData } from '#domain/reference/reference.ts';
import { createAccount } from '#server/auth/accounts.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { insertEmployee, replaceMembershipsOf } from '#server/people/people.repository.ts';
import { putReference } from '#server/settings/reference.repository.ts';
import { aGeneral, aGroupData } from '#server/testkit/reference-builders.ts';

/** Jana manages the north, where Mara and Tom work; Theo manages the south with Ines; one person is HR. */
export function setUpFirm(deps: Deps): void {
	addItem(deps, 'general', 'general', { ...aGeneral() });
	addType(deps, 'urlaub', 'vacation', 'manager_hr');
	addType(deps, 'frei', 'other', 'manager');
	addType(deps, 'krank', 'sick', 'hr');
	addGroup(deps, 'nord', ['jana']);
	addGroup(deps, 'sued', ['theo']);
	addPerson(deps, 'jana', null);
	addPerson(deps, 'theo', null);
	addPerson(deps, 'mara', 'nord');
	addPerson(deps, 'tom', 'nord');
	addPerson(deps, 'ines', 'sued');
	addPerson(deps, 'hr', null, true);
}

function addGroup(deps: Deps, id: string, managers: readonly string[]): void {
	const spans = managers.map((userId) => ({ userId, from: '2000-01-01', to: null }));
	addItem(deps, 'group', id, { ...aGroupData({ verification: true, managers: spans }) });
}

function addType(deps: Deps, id: string, category: AbsenceCategory, route: AbsenceRoute): void {
	const data = { label: id, effect: 'credit', category, rule: { route } } satisfies AbsenceTypeData;
	addItem(deps, 'absence_type', id, data);
}

/** Without a working week nobody has days to be off from. */
export const SCHEDULE = {
	validFrom: '2020-01-01',
	minutes: { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 },
	comment: ''
};

function addItem(
	deps: Deps,
	kind: 'group' | 'general' | 'absence_type',
	id: string,
	data: Record<string, unknown>
): void {
	deps.db.transaction(() =>
		putReference(deps.db, { id, kind, name: id, validFrom: null, data, seq: deps.history.next() })
	);
}

function addPerson(deps: Deps, id: string, groupId: string | null, isHr = false): void {
	const { db } = deps;
	db.transaction(() => {
		const seq = deps.history.next();
		const who = {
			id,
			name: id,
			userName: id,
			personalNumber: '',
			locationId: null,
			status: 'active' as const
		};
		insertEmployee(db, { ...who, isHr, schedules: [SCHEDULE], profile: null, archivedAt: null, seq });
		replaceMembershipsOf(db, id, groupId === null ? [] : [{ groupId, from: '2000-01-01', to: null }]);
		createAccount(deps, { userId: id, name: id, userName: id, email: null, passwordHash: null });
	});
}
