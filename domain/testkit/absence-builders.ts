import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { aMutation } from '#domain/testkit/builders.ts';

let count = 0;

/** Approved vacation of `mara` on Monday 2026-01-12. */
export function anAbsence(over: Partial<Absence> = {}): Absence {
	count += 1;
	return {
		id: `absence-${count}`,
		userId: 'mara',
		typeId: 'vacation',
		from: '2026-01-12',
		to: over.from ?? '2026-01-12',
		firstHalf: null,
		lastHalf: null,
		state: 'approved',
		note: '',
		certificate: null,
		attachments: [],
		decisions: [],
		mutation: aMutation({ event: 'create' }),
		schemaVersion: 1,
		flags: [],
		seq: 1,
		receivedAt: '2026-01-05T16:00:05.000Z',
		revision: 1,
		...over
	};
}

/** The types every company has, and special leave with rules. */
export const absenceTypes: AbsenceTypes = new Map([
	['vacation', { label: 'vacation', effect: 'credit', category: 'vacation' }],
	['sick', { label: 'sick', effect: 'credit', category: 'sick', rule: { needsApproval: false } }],
	[
		'special',
		{
			label: 'special',
			effect: 'credit',
			category: 'other',
			rule: { maxDaysPerEvent: 2, maxDaysPerYear: 5, unit: 'day' }
		}
	],
	['unpaid', { label: 'unpaid', effect: 'neutral', category: 'other' }]
]);
