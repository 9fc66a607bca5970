/**
 * What was typed but not saved survives closing a sheet, a reload and an update of the app: kept for
 * this tab, under the person it belongs to, and gone with the tab.
 */
const PREFIX = 'tagwerk.unsaved.';

const keyOf = (userId: string, key: string) => `${PREFIX}${userId}.${key}`;

/** The form kept under a key, or null. */
export function readUnsaved(userId: string, key: string): unknown {
	try {
		const text = sessionStorage.getItem(keyOf(userId, key));
		return text === null ? null : JSON.parse(text);
	} catch {
		return null;
	}
}

/** Keeps a form; null forgets it. */
export function keepUnsaved(userId: string, key: string, form: unknown): void {
	try {
		if (form === null) sessionStorage.removeItem(keyOf(userId, key));
		else sessionStorage.setItem(keyOf(userId, key), JSON.stringify(form));
	} catch {
		/* Storage denied: the form lives as long as its sheet. */
	}
}
