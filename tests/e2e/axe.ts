import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** What the device asks for so that the app, left on "auto", shows each of its themes. */
const themes = {
	light: { colorScheme: 'light', contrast: 'no-preference' },
	dark: { colorScheme: 'dark', contrast: 'no-preference' },
	outdoor: { colorScheme: 'light', contrast: 'more' }
} as const;

/** Brings the page to a screen and waits until its content stands. */
type Screen = (page: Page) => Promise<unknown>;
export type Screens = Readonly<Record<string, Screen>>;

/** Opens a path and waits until its heading stands, and what the screen is about. */
export const at =
	(path: string, content = 'h1'): Screen =>
	async (page) => {
		await page.goto(path);
		await page.getByRole('heading', { level: 1 }).first().waitFor();
		await page.locator(content).first().waitFor();
	};

/** What axe finds on the screen as it is, one line per rule. */
async function violations(page: Page, name: string): Promise<string[]> {
	await page.evaluate(() =>
		Promise.allSettled(
			document
				.getAnimations()
				.filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
				.map((animation) => animation.finished)
		)
	);
	const found = await new AxeBuilder({ page })
		// Only what is wrong is written down: the list of all that is right takes longer than the checks.
		.options({ resultTypes: ['violations'] })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		// The app has no frames; without this every run opens a page of its own.
		.setLegacyMode()
		.analyze();
	return found.violations.map(
		({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
	);
}

/** Opens each screen once and shows it in each theme, the way a device that changes its mode does. */
export async function expectAccessible(page: Page, screens: Screens, language: Language): Promise<void> {
	const found: string[] = [];
	for (const [name, open] of Object.entries(screens)) {
		await open(page);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		for (const [theme, media] of Object.entries(themes)) {
			await page.emulateMedia(media);
			await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
			found.push(...(await violations(page, `${name} ${theme} ${language}`)));
		}
	}
	expect(found).toEqual([]);
}
