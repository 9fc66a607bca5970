import { readPreference, writePreference } from '#lib/preferences.ts';

export const themeChoices = ['auto', 'light', 'dark', 'outdoor'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
type Theme = Exclude<ThemeChoice, 'auto'>;
/** What the sky shows: the browser's own bars take its colour. */
export type Sky = 'paper' | 'field' | 'break';

const skies: Record<Theme, Record<Sky, string>> = {
	light: { paper: '#F3F0E8', field: '#0D3F36', break: '#E6F0F6' },
	dark: { paper: '#0C1311', field: '#0B2F28', break: '#0F2635' },
	outdoor: { paper: '#FFFFFF', field: '#FFFFFF', break: '#FFFFFF' }
};

function readChoice(): ThemeChoice {
	const kept = readPreference('theme');
	return themeChoices.find((choice) => choice === kept) ?? 'auto';
}

/** What the device asks for: more contrast means the outdoor theme, else its light or dark mode. */
function deviceTheme(): Theme {
	if (matchMedia('(prefers-contrast: more)').matches) return 'outdoor';
	return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

class ThemeState {
	choice: ThemeChoice = $state(readChoice());
	#sky: Sky = 'paper';

	/** Follows the device while the choice is "auto". Call once; `static/theme.js` painted the first frame. */
	start(): void {
		const follow = () => this.#paint();
		for (const query of ['(prefers-contrast: more)', '(prefers-color-scheme: dark)'])
			matchMedia(query).addEventListener('change', follow);
		follow();
	}
	choose(choice: ThemeChoice): void {
		this.choice = choice;
		writePreference('theme', choice === 'auto' ? null : choice);
		this.#paint();
	}
	/** Lets the browser's bars follow the hero; returns the way back to paper. */
	showSky(sky: Sky): () => void {
		this.#sky = sky;
		this.#paint();
		return () => {
			this.#sky = 'paper';
			this.#paint();
		};
	}
	#paint(): void {
		const theme = this.choice === 'auto' ? deviceTheme() : this.choice;
		document.documentElement.dataset.theme = theme;
		document.querySelector('meta[name=theme-color]')?.setAttribute('content', skies[theme][this.#sky]);
	}
}

export const theme = new ThemeState();
