import { expect, type Locator, type Page } from '@playwright/test';
import { PASSWORD } from '#tests/e2e/fixtures.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import type { PullResponse } from '#protocol/pull.ts';
import type { PushResponse } from '#protocol/push.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { localDateOf } from '#domain/time/zone.ts';

/** Today's large button before work begins, whatever the day of the week. */
export const START = /^(Tag beginnen|Trotzdem arbeiten|Weiterarbeiten)$/;

/** Signs in on a fresh device and waits until the person's data is there. */
export async function signIn(page: Page, userName: string, origin = ''): Promise<void> {
	await page.goto(`${origin}/login`);
	await page.getByLabel(/^(Benutzername oder E-Mail|User name or e-mail)$/).fill(userName);
	await page.getByLabel(/^(Passwort|Password)$/).fill(PASSWORD);
	await page.getByRole('button', { name: /^(Anmelden|Sign in)$/ }).click();
	await expect(page).not.toHaveURL(/\/login/);
	await expectSynced(page);
}

/**
 * The chip says that everything is on the server. It stops saying so the moment a save is accepted on the screen,
 * so this may follow an act as soon as the act's own outcome was seen.
 */
export async function expectSynced(page: Page): Promise<void> {
	await expect(
		page
			.getByRole('link', { name: /Alles synchron|Everything synced/ })
			.or(page.getByRole('button', { name: /Alles synchron|Everything synced/ }))
	).toBeVisible({ timeout: 60_000 });
}

/** The chip asks for a decision. */
export function decisionChip(page: Page): Locator {
	return page
		.getByRole('link', { name: /Entscheidung|decision/ })
		.or(page.getByRole('button', { name: /Entscheidung|decision/ }))
		.first();
}

/** Does something that the app announces once it is durable, and waits for the new announcement. */
export async function announced(page: Page, doIt: () => Promise<void>): Promise<void> {
	await page
		.locator('[data-toast]')
		.evaluateAll((toasts) => toasts.forEach((toast) => toast.setAttribute('data-seen', '')));
	await doIt();
	await expect(page.locator('[data-toast]:not([data-seen])')).toBeVisible();
}

/** The chip says that so many writes are only on this device. */
export async function expectWaiting(page: Page): Promise<void> {
	await expect(
		page
			.getByRole('link', { name: /^\d+ .*warte[nt]/ })
			.or(page.getByRole('button', { name: /^\d+ .*warte[nt]/ }))
			.first()
	).toBeVisible();
}

/** Waits until the service worker serves the app, so that a reload without network works. */
export async function untilInstalled(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await page.reload();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** The wire contract from outside, as a person of the demo firm. */
export async function openApi(server: ServerProcess, userName: string) {
	const answer = await fetch(`${server.origin}/api/auth/sign-in/username`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ username: userName, password: PASSWORD })
	});
	const headers = {
		authorization: `Bearer ${answer.headers.get('set-auth-token')}`,
		'x-tagwerk-protocol': '1',
		'content-type': 'application/json'
	};
	const { userId } = (await (await fetch(`${server.origin}/api/me`, { headers })).json()) as {
		userId: string;
	};
	return {
		userId,
		headers,
		async entries(): Promise<TimeEntry[]> {
			const found: TimeEntry[] = [];
			let query = 'seq=0&limit=1000';
			for (;;) {
				const page = (await (
					await fetch(`${server.origin}/api/sync/time_entries/pull?${query}`, { headers })
				).json()) as PullResponse;
				found.push(...(page.documents.filter((document) => !document._deleted) as unknown as TimeEntry[]));
				if (!page.more) return found;
				const { epoch, scope, seq } = page.checkpoint;
				query = new URLSearchParams({ epoch, scope, seq: String(seq), limit: '1000' }).toString();
			}
		},
		async push(rows: readonly unknown[]): Promise<PushResponse> {
			const body = JSON.stringify({ rows });
			return (await (
				await fetch(`${server.origin}/api/sync/time_entries/push`, { method: 'POST', headers, body })
			).json()) as PushResponse;
		}
	};
}

/** Draft dates of last week, oldest first: what the demo leaves open for people with an even number. */
export function draftDates(entries: readonly TimeEntry[], userId: string): string[] {
	const today = localDateOf(new Date().toISOString(), 'Europe/Berlin');
	const dates = entries
		.filter((entry) => entry.userId === userId && entry.state === 'draft' && entry.stop !== null)
		.map((entry) => localDateOf(entry.start, entry.zone))
		.filter((date) => date < today);
	return [...new Set(dates)].sort();
}

/** Opens the first entry of a day in the editor. */
export async function openFirstEntry(page: Page, date: string, origin = ''): Promise<void> {
	await page.goto(`${origin}/day/${date}`);
	await page
		.getByRole('button', { name: /(ändern|change)$/ })
		.first()
		.click();
	await expect(page.getByRole('dialog')).toBeVisible();
}

/** Writes a note into the first entry of a day; afterwards it is durable on this device. */
export async function editNote(
	page: Page,
	date: string,
	note: string,
	{ isOpen = false }: { readonly isOpen?: boolean } = {}
): Promise<void> {
	if (!isOpen) await openFirstEntry(page, date);
	await page.getByLabel(/^(Notiz|Note)/).fill(note);
	await save(page);
}

/** Saves the open editor; its sheet closes once the entry is durable on this device. */
export async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^(Sichern|Save)$/ }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
}

/**
 * Presses a clock button and waits until the act is durable on this device. Taps right after another act are
 * ignored by the app, so it asks again.
 */
export async function act(page: Page, name: string | RegExp): Promise<void> {
	const button = page
		.getByRole('main')
		.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
	await expect(button).toBeVisible();
	await announced(page, () =>
		expect(async () => {
			if (await button.isVisible()) await button.click({ timeout: 2000 });
			await expect(button).toBeHidden({ timeout: 2000 });
		}).toPass()
	);
}
