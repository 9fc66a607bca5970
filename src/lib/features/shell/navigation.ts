import { m } from '#lib/paraglide/messages.js';
import { paths } from '#lib/paths.ts';
import type { IconName } from '#lib/ui/icon-paths.ts';

export type Role = 'worker' | 'manager' | 'hr';

export interface NavItem {
	readonly href: string;
	readonly icon: IconName;
	/** Full word, for the sidebar. */
	readonly label: () => string;
	/** Word that fits under an icon. */
	readonly short: () => string;
	/** Other addresses that belong to the section. */
	readonly also: readonly string[];
	readonly count: 'approvals' | null;
}
export interface NavGroup {
	readonly id: 'own' | 'team' | 'company';
	readonly label: () => string;
	readonly items: readonly NavItem[];
}

const item = (
	href: string,
	icon: IconName,
	label: () => string,
	rest: { short?: () => string; also?: readonly string[]; count?: 'approvals' } = {}
): NavItem => ({
	href,
	icon,
	label,
	short: rest.short ?? label,
	also: rest.also ?? [],
	count: rest.count ?? null
});

const own: NavGroup = {
	id: 'own',
	label: m.common_nav_own,
	items: [
		item(paths.today, 'today', m.common_nav_today),
		item(paths.calendar(), 'calendar', m.common_nav_calendar, { also: ['/day'] }),
		item(paths.absences, 'absence', m.common_nav_absences, { short: m.common_nav_absences_short }),
		item(paths.account, 'account', m.common_nav_account)
	]
};
const team: NavGroup = {
	id: 'team',
	label: m.common_nav_team,
	items: [item(paths.approvals, 'inbox', m.common_nav_approvals, { count: 'approvals' })]
};
const company: NavGroup = {
	id: 'company',
	label: m.common_nav_company,
	items: [
		item(paths.people, 'people', m.common_nav_people),
		item(paths.groups, 'team', m.common_nav_groups),
		item(paths.workTypes, 'tag', m.common_nav_work_types, { short: m.common_nav_work_types_short }),
		item(paths.exchange, 'upload', m.common_nav_exchange, { short: m.common_nav_exchange_short })
	]
};

/** Every section a person has a role for; one's own time comes first for everybody. */
export function navigationFor(roles: readonly Role[]): readonly NavGroup[] {
	return [own, ...(roles.includes('manager') ? [team] : []), ...(roles.includes('hr') ? [company] : [])];
}

const TABS_MAX = 5;

/**
 * The phone's bottom bar: what one needs daily stays in reach, the rest moves behind "More".
 * Up to five sections need no "More".
 */
export function phoneTabs(groups: readonly NavGroup[]): {
	tabs: readonly NavItem[];
	more: readonly NavGroup[];
} {
	const all = groups.flatMap((group) => group.items);
	if (all.length <= TABS_MAX) return { tabs: all, more: [] };
	const daily = [paths.today, paths.calendar(), paths.approvals, paths.people];
	const tabs = daily.flatMap((href) => all.find((candidate) => candidate.href === href) ?? []);
	const more = groups
		.map((group) => ({ ...group, items: group.items.filter((candidate) => !tabs.includes(candidate)) }))
		.filter((group) => group.items.length > 0);
	return { tabs, more };
}

/** Whether an address lies in a section. */
export function isInSection(section: NavItem, path: string): boolean {
	return [section.href, ...section.also].some(
		(base) => path === base || (base !== '/' && path.startsWith(`${base}/`))
	);
}
