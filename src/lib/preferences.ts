/**
 * Choices that belong to the device, not to the account: language, theme, hand, shortcuts, questions at usual hours.
 * Where storage is denied they hold until the page is closed.
 */
export type PreferenceKey =
	'language' | 'theme' | 'hand' | 'shortcuts' | 'install-hint' | 'offers' | 'offer-left';

const unsaved = new Map<PreferenceKey, string>();

/** Reads a choice; null when none was made. */
export function readPreference(key: PreferenceKey): string | null {
	try {
		return localStorage.getItem(`tagwerk.${key}`) ?? unsaved.get(key) ?? null;
	} catch {
		return unsaved.get(key) ?? null;
	}
}

/** Keeps a choice; null forgets it. */
export function writePreference(key: PreferenceKey, value: string | null): void {
	if (value === null) unsaved.delete(key);
	else unsaved.set(key, value);
	try {
		if (value === null) localStorage.removeItem(`tagwerk.${key}`);
		else localStorage.setItem(`tagwerk.${key}`, value);
	} catch {
		/* Private mode: the choice lives as long as the page. */
	}
}
