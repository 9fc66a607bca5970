import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { topicOf, topicsFor } from './topics.ts';

const all = (roles: Parameters<typeof topicsFor>[0]) => topicsFor(roles).flatMap(({ topics }) => topics);

test('every page of the help is listed once for somebody with every role', () => {
	const written = readdirSync('docs/help/de').map((file) => file.replace(/\.md$/, ''));
	expect([...all(['worker', 'manager', 'hr'])].sort()).toEqual(written.sort());
});

test('nobody is shown help for screens that they do not have', () => {
	expect(all(['worker'])).not.toContain('approvals');
	expect(all(['worker', 'manager'])).toContain('approvals');
	expect(all(['worker', 'manager'])).not.toContain('people');
	expect(all([])).toContain('sign-in');
});

test.each([
	['/', 'today'],
	['/calendar', 'calendar'],
	['/calendar/2026-11?day=2026-11-17', 'calendar'],
	['/day/2026-11-17', 'entries'],
	['/sync/hand-over', 'hand-over'],
	['/approvals/abc', 'approvals'],
	['/people', 'people'],
	['/login?next=%2F', 'sign-in'],
	['/nowhere', null]
])('the help of %s is %s', (address, topic) => {
	expect(topicOf(address)).toBe(topic);
});
