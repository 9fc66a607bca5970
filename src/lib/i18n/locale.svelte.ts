import { defineCustomClientStrategy } from '#lib/paraglide/runtime.js';
import { readPreference, writePreference } from '#lib/preferences.ts';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

const KEY = 'language';
const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

/** What the person chose on this device; else the browser's language, and English where we don't have it. */
function initialLanguage(): Language {
	const chosen = readPreference(KEY);
	if (isLanguage(chosen)) return chosen;
	const browser = globalThis.navigator?.language?.slice(0, 2) ?? 'de';
	return browser === 'de' ? 'de' : 'en';
}

class DeviceLocale {
	current: Language = $state(initialLanguage());

	/** Everything on screen follows at once; nothing is reloaded. */
	set(language: Language): void {
		this.current = language;
		writePreference(KEY, language);
		document.documentElement.lang = language;
	}
}

/** The language of this device. Messages and formats read it, so they follow every change. */
export const locale = new DeviceLocale();

/** Lets every message ask the device for its language. Call once, before anything is painted. */
export function startLocale(): void {
	defineCustomClientStrategy('custom-device', {
		getLocale: () => locale.current,
		setLocale: (language) => {
			/* Paraglide sets what it just read; writing it again inside a derived value is forbidden. */
			if (isLanguage(language) && language !== locale.current) locale.set(language);
		}
	});
	if (typeof document !== 'undefined') document.documentElement.lang = locale.current;
}
