import { loadEngine } from '#lib/data/engine-loader.ts';

/** Keeps what was typed into a form, so that it outlives the page and a missing network. */
export async function keepFormDraft(key: string, data: object): Promise<void> {
	await (await loadEngine()).drafts.keep(key, { ...data });
}

/** What was typed earlier and never saved; null when nothing was. */
export async function readFormDraft(key: string): Promise<Record<string, unknown> | null> {
	return (await loadEngine()).drafts.read(key);
}

/** Forgets a form, because it was saved or discarded. */
export async function dropFormDraft(key: string): Promise<void> {
	await (await loadEngine()).drafts.drop(key);
}
