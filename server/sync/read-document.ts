import { toCurrentVersion, type RecordVersions } from '#domain/kernel/upcast.ts';

/** A row that cannot be read; its device keeps and shows it (R6). */
export interface UnreadableRow {
	/** The id, if that much could be read. */
	readonly id: string;
	readonly reason: Readonly<Record<string, unknown>> & { readonly code: 'E_UNREADABLE' | 'E_NEWER_VERSION' };
}

type Fields = Record<string, unknown>;

/** The document of a pushed row in today's version (R11), or why there is none. */
export function readDocument(
	state: unknown,
	versions: RecordVersions
): { readonly ok: true; readonly document: Fields } | { readonly ok: false; readonly row: UnreadableRow } {
	const document = asObject(state);
	if (document === null) return unreadable(null, 'newDocumentState');
	const upcasted = toCurrentVersion(document, versions);
	if (upcasted.ok) return upcasted;
	const { schemaVersion } = upcasted;
	const reason = { code: 'E_NEWER_VERSION', schemaVersion, known: versions.current } as const;
	return { ok: false, row: { id: idOf(document), reason } };
}

export function unreadable(
	document: Fields | null,
	field: string | null
): { readonly ok: false; readonly row: UnreadableRow } {
	const reason = { code: 'E_UNREADABLE', ...(field === null ? {} : { field }) } as const;
	return { ok: false, row: { id: idOf(document), reason } };
}

export function asObject(value: unknown): Fields | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function idOf(document: Fields | null): string {
	const id = document?.['id'];
	return typeof id === 'string' ? id.slice(0, 64) : '';
}
