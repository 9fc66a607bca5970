import type { Upcast } from '#domain/kernel/upcast.ts';
import type { DownConverter, WireAnswer } from '#server/sync/answered-protocols.ts';
import type { CollectionName } from '#protocol/collections.ts';
import { recordVersions, writtenCollections, type WrittenCollection } from '#protocol/record-versions.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Versions } from '#server/versions.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Before version 1 there was nothing: these tests invent a version 0, in which a field had another name. */
export const OLDER = 0;
const names: Readonly<Record<WrittenCollection, readonly [older: string, today: string]>> = {
	time_entries: ['remark', 'note'],
	absences: ['remark', 'note'],
	corrections: ['why', 'reason']
};

function renamed(document: Fields, from: string, to: string): Fields {
	const { [from]: value, ...rest } = document;
	return value === undefined ? document : { ...rest, [to]: value };
}

/** A record of today as the invented older version wrote it. */
export function asOlder(collection: CollectionName, document: object): Fields {
	const written = writtenCollections.find((name) => name === collection);
	if (written === undefined || !('schemaVersion' in document)) return document as Fields;
	const [older, today] = names[written];
	return { ...renamed(document as Fields, today, older), schemaVersion: OLDER };
}

const toFirst =
	(collection: WrittenCollection): Upcast =>
	(document) =>
		renamed(document, ...names[collection]);

/** The older wire told documents as the older app wrote them, and named a few things otherwise. */
const toOlderWire: DownConverter = ({ kind, collection, body }: WireAnswer) => {
	const answer = body as Fields;
	const told = (document: unknown) =>
		collection === null ? document : asOlder(collection, document as object);
	switch (kind) {
		case 'pull':
			return { ...answer, documents: (answer['documents'] as unknown[]).map(told) };
		case 'push': {
			const results = (answer['results'] as Fields[]).map(({ master, ...result }) =>
				master === undefined ? result : { ...result, master: told(master) }
			);
			return { ...answer, results };
		}
		case 'reoffer':
			return { lacking: answer['wanted'] };
		case 'digest':
			return { hash: answer['digest'], total: answer['count'] };
		case 'handover':
			return renamed(answer, 'taken', 'accepted');
		case 'handover_key':
			return renamed(answer, 'keyId', 'key');
		case 'change':
			return renamed(answer, 'collection', 'name');
		case 'confirm_on_behalf':
			return renamed(answer, 'confirmed', 'done');
	}
};

/** A server that has the invented version behind it: of the wire, and of the records of each collection. */
export const withOlderVersions: Versions = {
	protocols: { min: OLDER, max: PROTOCOL_VERSION, downConverters: { [OLDER]: toOlderWire } },
	records: {
		time_entries: withStep('time_entries'),
		absences: withStep('absences'),
		corrections: withStep('corrections')
	}
};

function withStep(collection: WrittenCollection): Versions['records'][WrittenCollection] {
	const { current, upcasts } = recordVersions[collection];
	return { current, upcasts: { ...upcasts, [OLDER]: toFirst(collection) } };
}
