import * as v from 'valibot';
import { groupDataSchema, type GroupData } from '#domain/reference/reference.ts';
import type { Database } from '#server/db/client.ts';
import { listReferences } from '#server/settings/reference.repository.ts';

export interface Group {
	readonly id: string;
	readonly name: string;
	readonly data: GroupData;
}

/** Every group, by name. */
export function listGroupRows(db: Database): Group[] {
	return listReferences(db, 'group').map(({ id, name, data }) => ({
		id,
		name,
		data: v.parse(groupDataSchema, data)
	}));
}
