import type { TimeEntryEvent, TimeEntryFlag, TimeEntryState } from '#domain/time-entry/time-entry.ts';

/** What one event does to the state. */
export interface Move {
	readonly from: readonly (TimeEntryState | null)[];
	/** `route`: by the entry's route. `same`: the state stays. */
	readonly to: TimeEntryState | 'deleted' | 'same' | 'by_route';
	/** Code when the entry is in another state. */
	readonly otherwise: 'E_LOCKED' | 'E_STATE';
	readonly flag?: TimeEntryFlag;
	readonly needsComment?: true;
}

const editable = ['draft', 'rejected'] as const;

/** The state machine: what each event does. Everything not listed is E_STATE (or E_LOCKED, where said). */
export const moves: Readonly<Record<TimeEntryEvent, Move>> = {
	create: { from: [null], to: 'draft', otherwise: 'E_STATE' },
	edit: { from: editable, to: 'draft', otherwise: 'E_LOCKED' },
	delete: { from: editable, to: 'deleted', otherwise: 'E_LOCKED' },
	confirm: { from: editable, to: 'confirmed', otherwise: 'E_STATE' },
	confirm_on_behalf: {
		from: editable,
		to: 'confirmed',
		otherwise: 'E_STATE',
		flag: 'ON_BEHALF',
		needsComment: true
	},
	enter_on_behalf: {
		from: [null],
		to: 'confirmed',
		otherwise: 'E_STATE',
		flag: 'ON_BEHALF',
		needsComment: true
	},
	withdraw: { from: ['confirmed'], to: 'draft', otherwise: 'E_LOCKED' },
	undo: { from: ['verified', 'rejected'], to: 'confirmed', otherwise: 'E_STATE' },
	accept: { from: ['review'], to: 'confirmed', otherwise: 'E_STATE', needsComment: true },
	refuse: { from: ['review'], to: 'rejected', otherwise: 'E_STATE', needsComment: true },
	verify: { from: ['confirmed'], to: 'verified', otherwise: 'E_STATE' },
	reject: { from: ['confirmed', 'verified'], to: 'rejected', otherwise: 'E_STATE', needsComment: true },
	reopen: {
		from: ['confirmed', 'verified'],
		to: 'draft',
		otherwise: 'E_STATE',
		flag: 'REOPENED',
		needsComment: true
	},
	correct: {
		from: ['confirmed', 'verified'],
		to: 'same',
		otherwise: 'E_STATE',
		flag: 'CORRECTED',
		needsComment: true
	},
	close: { from: ['confirmed', 'verified'], to: 'closed', otherwise: 'E_STATE' },
	unlock: { from: ['closed'], to: 'by_route', otherwise: 'E_STATE', flag: 'UNLOCKED', needsComment: true }
};
