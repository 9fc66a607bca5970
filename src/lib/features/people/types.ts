import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import type { OpeningBalance } from '#domain/account/opening.ts';
import type { Membership, WorkingSchedule } from '#domain/people/employee.ts';
import type { EmploymentSpan } from '#domain/people/employment.ts';

/** One person as HR sees them. */
export interface Person {
	readonly id: string;
	readonly name: string;
	readonly userName: string;
	readonly email: string | null;
	readonly personalNumber: string;
	readonly locationId: string | null;
	readonly status: 'active' | 'invited' | 'archived';
	readonly hr: boolean;
	readonly memberships: readonly Membership[];
	readonly schedules: readonly WorkingSchedule[];
	readonly profile: string | null;
	readonly employment: EmploymentSpan | null;
	readonly opening: OpeningBalance | null;
	readonly adjustments: readonly AccountAdjustment[];
	readonly inviteExpiresAt: string | null;
}

/** A thing one can choose by its name: a group, a location. */
export interface Named {
	readonly id: string;
	readonly name: string;
}

/** One printable card: the code is shown this one time. */
export interface InviteCardData {
	readonly personId: string;
	readonly name: string;
	readonly userName: string;
	readonly code: string;
	readonly link: string;
	readonly expiresAt: string;
}
