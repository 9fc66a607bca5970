import { loadTexts } from '#lib/i18n/text-tables.ts';
import type { Language } from '#lib/i18n/text.ts';
import { defineCustomClientStrategy } from '#lib/paraglide/runtime.js';
import { readPreference, writePreference } from '#lib/preferences.ts';

export const languages = ['de', 'en'] as const satisfies readonly Language[];
export type { Language };

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
	#wanted: Language | null = null;

	/**
	 * Everything on screen follows once the texts are here; nothing is reloaded. Without them nothing changes.
	 * The last wish counts, also when an earlier one takes longer.
	 * @returns whether the texts could be had
	 */
	async set(language: Language): Promise<boolean> {
		this.#wanted = language;
		try {
			await loadTexts(language);
		} catch {
			return false;
		}
		if (this.#wanted !== language) return true;
		this.current = language;
		writePreference(KEY, language);
		document.documentElement.lang = language;
		return true;
	}
}

/** The language of this device. Messages and formats read it, so they follow every change. */
export const locale = new DeviceLocale();

/** Lets every message follow the device's language. Call once, before anything is painted. */
export function startLocale(): void {
	if (typeof document !== 'undefined') document.documentElement.lang = locale.current;
	// The built app says its messages itself (say.ts); elsewhere Paraglide does.
	if (!import.meta.env.DEV) return;
	defineCustomClientStrategy('custom-device', {
		getLocale: () => locale.current,
		setLocale: () => {
			/* Paraglide sets what it just read. */
		}
	});
}

/** The texts of this device's language; of another one when only that one can be had. */
export async function startTexts(): Promise<void> {
	try {
		await loadTexts(locale.current);
	} catch {
		const other = locale.current === 'de' ? 'en' : 'de';
		await loadTexts(other);
		locale.current = other;
		document.documentElement.lang = other;
	}
}
