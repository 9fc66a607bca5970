import type { LocalDate, LocalMonth } from '#domain/time/local-date.ts';

/** Every address of the app, in one place. */
export const paths = {
	today: '/',
	calendar: (month?: string) => (month === undefined ? '/calendar' : `/calendar/${month}`),
	day: (date: LocalDate) => `/day/${date}`,
	absences: '/absences',
	absence: (id: string) => `/absences?open=${encodeURIComponent(id)}`,
	account: '/account',
	accountMonth: (month: LocalMonth) => `/account?month=${month}`,
	timesheet: (month: LocalMonth) => `/timesheet/${month}`,
	settings: '/settings',
	privacy: '/settings/privacy',
	sync: '/sync',
	handOver: '/sync/hand-over',
	takeIn: '/sync/take-in',
	decisions: '/sync/decisions',
	decision: (id: string) => `/sync/decisions?open=${encodeURIComponent(id)}`,
	/** The help of a topic; without one, of the screen at `from`, which is also the way back. */
	help: (from: string, topic: string | null = null) =>
		`/help${topic === null ? '' : `/${topic}`}?from=${encodeURIComponent(from)}`,
	login: '/login',
	invite: '/invite',
	setup: '/setup',
	approvals: '/approvals',
	approval: (id: string) => `/approvals/${encodeURIComponent(id)}`,
	people: '/people',
	groups: '/groups',
	workTypes: '/work-types',
	exchange: '/exchange',
	officeTakeIn: '/exchange/take-in'
} as const;
