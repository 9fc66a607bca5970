import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import type { ChangeProposal } from '#domain/correction/proposal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CopyRefusal } from '#domain/time-entry/copy-day.ts';
import type { ContentKey, TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Why a rule says no: a code and its facts; features turn the code into a sentence. */
export interface Refusal {
	readonly code: string;
	readonly [fact: string]: unknown;
}

/** A command that was done: on disk, visible, undoable by a compensating write. */
export interface Done {
	readonly ids: readonly string[];
	/** When it counted, for the toast. */
	readonly at: Instant;
	/** Entries the act ended within the minute they began: kept, without time, for the person to delete. */
	readonly emptyIds: readonly string[];
	undo(): Promise<Result<void, Refusal>>;
}
export type CommandResult = Promise<Result<Done, Refusal>>;

/** What confirming several days or entries came to. */
export interface ConfirmDone extends Done {
	readonly confirmed: readonly string[];
	readonly confirmedDates: readonly LocalDate[];
	/** Named, never silent: days that stay open, with the code of the rule. */
	readonly leftOut: readonly { readonly date: LocalDate; readonly code: string }[];
	/** Until when at least it can be taken back, by the groups' setting; null = no longer than the undo. */
	readonly withdrawableUntil: Instant | null;
}

/** What copying a day to others came to. */
export interface CopyDone extends Done {
	readonly copied: readonly LocalDate[];
	/** Named, never silent. */
	readonly leftOut: readonly { readonly date: LocalDate; readonly code: CopyRefusal }[];
}

export type ChipKind =
	| 'opening'
	| 'loading'
	| 'synced'
	| 'synced-until'
	| 'sending'
	| 'waiting'
	| 'waiting-long'
	| 'decision'
	| 'sign-in'
	| 'refused'
	| 'storage'
	| 'lost'
	| 'skew'
	| 'update-app';

/** The one chip on every screen. */
export interface SyncChipState {
	readonly kind: ChipKind;
	/** waiting items, decisions or refusals, depending on the kind. */
	readonly count: number;
	/** Last success (synced), oldest waiting write (waiting-long). */
	readonly at: Instant | null;
	readonly skewMinutes: number;
}

interface WaitingAct {
	readonly id: string;
	/** What the act is about. */
	readonly recordId: string;
	readonly userId: string;
	readonly event: string;
	/** What the record is once this has arrived. */
	readonly state: string;
	readonly at: Instant;
	/** The how-manieth act of this device. */
	readonly seq: number;
	readonly isDeleted: boolean;
}

export interface WaitingEntry extends WaitingAct {
	readonly about: 'entry';
	/** Set for a tap on the clock, which began or ended the entry. */
	readonly clock: 'start' | 'end' | null;
	readonly date: LocalDate;
	readonly kind: TimeEntry['kind'];
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly zone: string;
	readonly workTypeName: string | null;
}

export interface WaitingAbsence extends WaitingAct {
	readonly about: 'absence';
	/** What the type is called; null = not known here. */
	readonly label: string | null;
	/** It is reported and not asked for: illness. */
	readonly isReport: boolean;
	readonly from: LocalDate;
	/** null = until further notice. */
	readonly to: LocalDate | null;
}

export interface WaitingCorrection extends WaitingAct {
	readonly about: 'correction';
	/** The time as it should be; null where none is proposed. */
	readonly proposed: {
		readonly date: LocalDate;
		readonly start: Instant;
		readonly stop: Instant;
		readonly zone: string;
	} | null;
}

/** One act that waits to be sent. */
export type WaitingItem = WaitingEntry | WaitingAbsence | WaitingCorrection;

export interface StorageState {
	/** null = not known yet. */
	readonly persisted: boolean | null;
	readonly nearlyFull: boolean;
	/** What this app takes on the device, in bytes; null = the browser does not say. */
	readonly usedBytes: number | null;
	/** A write was refused for lack of space or because the browser took the storage away. */
	readonly writeProblem: 'full' | 'lost' | null;
	/** Unsent records that went with a storage which the browser threw away, until the person has understood it. */
	readonly lostUnsent: number;
}

export type DecisionKind = 'conflict' | 'rejection' | 'quarantine' | 'locked';
export type DecisionChoice = 'mine' | 'theirs' | 'dismiss';

/** Something a conflict or a rejection dropped, whole, until the person has decided. */
export interface Decision {
	readonly id: string;
	readonly kind: DecisionKind;
	readonly entryId: string;
	readonly date: LocalDate;
	readonly at: Instant;
	readonly zone: string;
	/** Why, for a rejection. */
	readonly reason: Refusal | null;
	/** What this device had written. */
	readonly mine: TimeEntry;
	readonly mineDeleted: boolean;
	/** What the server holds; null = nothing. */
	readonly theirs: TimeEntry | null;
	readonly theirsDeleted: boolean;
	/** Fields that differ and were not taken. */
	readonly dropped: readonly ContentKey[];
	/** The confirmation did not survive: the content moved meanwhile. */
	readonly confirmationDropped: boolean;
	/** Choices that lead somewhere: a locked master leaves only 'dismiss'. */
	readonly choices: readonly DecisionChoice[];
	readonly actsLost: readonly string[];
	/** What counts now, on this device; null = nothing. */
	readonly now: TimeEntry | null;
	/** What stood against our version when this was asked is not what counts now. */
	readonly hasMovedOn: boolean;
	/** What our version would be as a correction of what is locked now; null = no correction. */
	readonly proposal: ChangeProposal | null;
	/** When the person asked somebody about it. */
	readonly askedAt?: Instant | null | undefined;
}

/** What was dropped of an absence or a correction, whole, until the person has decided. */
export interface RequestQuestion {
	readonly id: string;
	readonly kind: 'conflict' | 'rejection' | 'quarantine';
	readonly source: 'absences' | 'corrections';
	readonly recordId: string;
	readonly at: Instant;
	/** Why, for a rejection. */
	readonly reason: Refusal | null;
	/** What this device had written. */
	readonly mine: Absence | Correction;
	readonly mineDeleted: boolean;
	/** What the server holds; null = nothing. */
	readonly theirs: Absence | Correction | null;
	/** Pieces that differ and were not taken. */
	readonly dropped: readonly string[];
	readonly actsLost: readonly string[];
	/** When the person asked somebody about it. */
	readonly askedAt?: Instant | null | undefined;
}

/** A question as it stands now: what counts, and what may be answered. */
export interface OpenQuestion extends RequestQuestion {
	/** What counts now, on this device; null = nothing. */
	readonly now: Absence | Correction | null;
	/** Answers that lead somewhere, by the rules as they are now. */
	readonly choices: readonly DecisionChoice[];
	/** Why our version cannot be written again as things stand; null where it can, or where there is nothing to write. */
	readonly blocked: Refusal | null;
	/** The name of the absence's type. */
	readonly typeLabel: string;
	/** First day of the absence; of a correction the day of its time; null where nobody knows. */
	readonly date: LocalDate | null;
	/** The locked time that a correction is about. */
	readonly entry: TimeEntry | null;
}

/** What became of an item. `adjust`: settled by an edit; `confirm`: by confirming again. */
export type SettledChoice = DecisionChoice | 'correct' | 'adjust' | 'confirm';

/** Something that was decided lately. */
export interface SettledItem {
	readonly id: string;
	/** When it was decided. */
	readonly at: Instant;
	readonly choice: SettledChoice;
	readonly item:
		| { readonly of: 'decision'; readonly mine: TimeEntry; readonly mineDeleted: boolean }
		| { readonly of: 'question'; readonly question: RequestQuestion; readonly typeLabel: string };
	/** Whether the answer wrote something that is taken back with it. */
	readonly hasWritten: boolean;
	/** Whether the records allow to take it back. */
	readonly canUndo: boolean;
}

/** Days off as a form hands them over. */
export interface AbsenceInput {
	readonly typeId: string;
	readonly from: LocalDate;
	/** null = until further notice: illness only. */
	readonly to: LocalDate | null;
	readonly firstHalf?: 'am' | 'pm' | null;
	readonly lastHalf?: 'am' | 'pm' | null;
	readonly note?: string;
	readonly certificate?: { readonly date: LocalDate } | null;
}

/** What is wrong about locked time, and how it should be. */
export interface CorrectionInput {
	readonly kind: Correction['kind'];
	/** null for time that is missing. */
	readonly entryId: string | null;
	readonly proposed: Correction['proposed'];
	readonly reason: string;
}

export type SignInProblem = 'credentials' | 'offline' | 'rate-limited' | 'server' | 'update-needed';

/** What the entry editor hands over. Wall times are resolved by the editor (domain/time/zone.ts). */
export interface EntryInput {
	readonly kind: TimeEntry['kind'];
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly workTypeId: string | null;
	readonly note?: string;
}
export type EntryPatch = Partial<
	Pick<TimeEntry, 'kind' | 'start' | 'stop' | 'zone' | 'workTypeId' | 'jobId' | 'note' | 'explanation'>
>;

/** A read model that keeps itself up to date while somebody reads it. */
export interface Live<T> {
	readonly current: T;
	/** False until the device's data spoke for the first time. */
	readonly ready: boolean;
}
