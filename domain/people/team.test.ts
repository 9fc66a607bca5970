import { expect, test } from 'vitest';
import { groupsShown, type TeamOnlooker } from './team.ts';

const DAY = '2026-11-19';
const always = { from: '2020-01-01', to: null };

function person(userId: string, over: Partial<TeamOnlooker> = {}): TeamOnlooker {
	return { userId, archived: false, memberships: [], manages: [], ...over };
}
const inNorth = { memberships: [{ groupId: 'north', ...always }] };

test('members of one group are shown each other, and its manager is shown them', () => {
	const [mara, tom] = [person('mara', inNorth), person('tom', inNorth)];
	const jana = person('jana', { manages: [{ groupId: 'north', ...always }] });
	expect([groupsShown(mara, tom, DAY), groupsShown(jana, tom, DAY)]).toEqual([['north'], ['north']]);
});

test('the members are not shown a manager who is not in their group', () => {
	const jana = person('jana', { manages: [{ groupId: 'north', ...always }] });
	expect(groupsShown(person('mara', inNorth), jana, DAY)).toEqual([]);
});

test('nobody is shown themselves, another group, or anything by a membership of another day', () => {
	const mara = person('mara', inNorth);
	const over = person('over', { memberships: [{ groupId: 'north', from: '2020-01-01', to: '2026-11-18' }] });
	const coming = person('coming', { memberships: [{ groupId: 'north', from: '2026-11-20', to: null }] });
	const south = person('south', { memberships: [{ groupId: 'south', ...always }] });
	for (const other of [mara, over, coming, south]) expect(groupsShown(mara, other, DAY)).toEqual([]);
	for (const onlooker of [over, coming, south]) expect(groupsShown(onlooker, mara, DAY)).toEqual([]);
});

test('a manager of another day is shown nobody', () => {
	const former = person('former', { manages: [{ groupId: 'north', from: '2020-01-01', to: '2026-11-18' }] });
	expect(groupsShown(former, person('mara', inNorth), DAY)).toEqual([]);
});

test('who left the company is shown nobody, and shown to nobody', () => {
	const gone = person('gone', { ...inNorth, archived: true });
	const mara = person('mara', inNorth);
	expect([groupsShown(gone, mara, DAY), groupsShown(mara, gone, DAY)]).toEqual([[], []]);
});
