/** Each screen's page, by the folder of its route. */
const screens =
	import.meta.glob<Readonly<Record<string, string>>>('/docs/help/screens.json', {
		eager: true,
		import: 'default'
	})['/docs/help/screens.json'] ?? {};

export interface TopicGroup {
	readonly id: 'own' | 'team' | 'company';
	readonly topics: readonly string[];
}

const groups: readonly TopicGroup[] = [
	{
		id: 'own',
		topics: [
			'today',
			'calendar',
			'entries',
			'confirm',
			'corrections',
			'absences',
			'account',
			'sync',
			'hand-over',
			'settings',
			'sign-in'
		]
	},
	{ id: 'team', topics: ['approvals'] },
	{ id: 'company', topics: ['people', 'groups', 'work-types', 'exchange'] }
];

/** What somebody with these roles may need help with; without a role, as before the sign-in, one's own time. */
export function topicsFor(roles: readonly ('worker' | 'manager' | 'hr')[]): readonly TopicGroup[] {
	return groups.filter(
		({ id }) => id === 'own' || roles.includes('hr') || (id === 'team' && roles.includes('manager'))
	);
}

/** The help page of an address of the app, such as "/day/2026-11-23"; null = it has none. */
export function topicOf(address: string): string | null {
	const path = address.replace(/[?#].*$/, '');
	const found = Object.entries(screens).find(([route]) => patternOf(route).test(path));
	return found?.[1] ?? null;
}

/** A route's folder as a pattern: groups are no part of the address, parameters are any one segment. */
function patternOf(route: string): RegExp {
	const pattern = route.replace(/\/\([^)]+\)|\/\[\[[^\]]+\]\]|\[[^\]]+\]/g, (part) => {
		if (part.startsWith('/(')) return '';
		return part.startsWith('/[[') ? '(/[^/]+)?' : '[^/]+';
	});
	return new RegExp(`^${pattern === '' ? '/' : pattern}$`);
}
