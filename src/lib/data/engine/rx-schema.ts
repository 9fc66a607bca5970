import type { RxJsonSchema } from 'rxdb/plugins/core';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { PulledDocument } from '#protocol/pull.ts';

/**
 * A time entry on the device: the fields that are searched, and the record itself in `data`.
 * `removed` marks a deletion that the server has not acknowledged, so that it stays visible in the outbox.
 */
export interface EntryDoc {
	id: string;
	userId: string;
	start: string;
	state: string;
	/** 1 = a local write without a stored receipt of the server. */
	pending: number;
	removed: number;
	/** 1 = no stop yet. */
	running: number;
	/** Position in the server's history when the pending write was made: its receipt comes later than this. */
	since: number;
	/** Counted up to have a stuck write looked at again. */
	nudge: number;
	data: TimeEntry | null;
	/** The server's version a waiting write was made on; null = there was none, or nothing waits. */
	base: TimeEntry | null;
}

const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const flag = { type: 'number', minimum: 0, maximum: 9, multipleOf: 1 } as const;

/** Record versions travel with the record and the server upcasts: this schema never needs a migration. */
export const entrySchema: RxJsonSchema<EntryDoc> = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: text(64),
		userId: text(64),
		start: text(24),
		state: text(16),
		pending: flag,
		removed: flag,
		running: flag,
		since: { type: 'number' },
		nudge: { type: 'number' },
		data: { type: 'object', additionalProperties: true },
		base: { type: 'object', additionalProperties: true }
	},
	required: ['id', 'userId', 'start', 'state', 'pending', 'removed', 'running', 'since', 'nudge'],
	indexes: [
		['userId', 'start'],
		['state', 'start'],
		['pending', 'start'],
		['running', 'start']
	]
};

/**
 * Everything besides time entries, in one collection: key `collection|id`. Most of it only flows down; absences and
 * corrections are written here too, and then wait like an entry does.
 */
export interface MirrorDoc {
	key: string;
	source: string;
	data: PulledDocument | null;
	/** 1 = a local write without a stored receipt of the server. */
	pending: number;
	/** 1 = deleted here, and the server has not acknowledged it. */
	removed: number;
	/** Position in the server's history when the pending write was made: its receipt comes later than this. */
	since: number;
	/** Counted up to have a stuck write looked at again. */
	nudge: number;
	/** The server's version a waiting write was made on; null = there was none, or nothing waits. */
	base: PulledDocument | null;
}

export const mirrorSchema: RxJsonSchema<MirrorDoc> = {
	version: 0,
	primaryKey: 'key',
	type: 'object',
	properties: {
		key: text(180),
		source: text(24),
		data: { type: 'object', additionalProperties: true },
		pending: flag,
		removed: flag,
		since: { type: 'number' },
		nudge: { type: 'number' },
		base: { type: 'object', additionalProperties: true }
	},
	required: ['key', 'source', 'pending', 'removed', 'since', 'nudge'],
	indexes: ['source', 'pending']
};

export type LocalKind = 'decision' | 'question' | 'settled' | 'draft' | 'setting';

/** What only this device knows: decisions (on requests: questions), what was decided lately, drafts of forms, its own marks. */
export interface LocalDoc {
	id: string;
	kind: LocalKind;
	at: string;
	data: Record<string, unknown>;
}

export const localSchema: RxJsonSchema<LocalDoc> = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: text(128),
		kind: text(12),
		at: text(24),
		data: { type: 'object', additionalProperties: true }
	},
	required: ['id', 'kind', 'at', 'data'],
	indexes: [['kind', 'at']]
};
