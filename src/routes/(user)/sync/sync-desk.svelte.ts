import { goto } from '$app/navigation';
import { dismissDecisions, resolveDecision } from '#lib/data/decisions.svelte.ts';
import { session } from '#lib/data/session.svelte.ts';
import { syncStatus } from '#lib/data/sync-status.svelte.ts';
import type { Decision, DecisionChoice } from '#lib/data/types.ts';
import type { Reference } from '#domain/reference/reference.ts';
import { m } from '#lib/paraglide/messages.js';
import { paths } from '#lib/paths.ts';
import { toast } from '#lib/ui/toast.svelte.ts';
import { tell } from '../tell.ts';

/** What the sync centre can do, as a page and as a sheet over any screen. */
export class SyncDesk {
	deciding: Decision | null = $state.raw(null);
	isDeciding = $state(false);
	isTrying = $state(false);

	decide(decision: Decision): void {
		this.deciding = decision;
		this.isDeciding = true;
	}
	async resolve(choice: DecisionChoice): Promise<void> {
		const decision = this.deciding;
		if (!decision) return;
		if (await tell(resolveDecision(decision.id, choice), m.sync_resolved())) this.isDeciding = false;
	}
	async understood(decisionIds: readonly string[]): Promise<void> {
		await tell(dismissDecisions(decisionIds), m.sync_resolved());
	}
	/**
	 * Opens the day's editor with one side of the decision; saving there settles it. The sheets close by
	 * themselves when the page changes: closing them first would go back in history, past the new page.
	 */
	async adjust(side: 'mine' | 'theirs'): Promise<void> {
		const decision = this.deciding;
		if (!decision) return;
		const query = new URLSearchParams({ edit: decision.entryId, decision: decision.id, side });
		await goto(`${paths.day(decision.date)}?${query}`);
	}
	async tryNow(): Promise<void> {
		if (this.isTrying) return;
		this.isTrying = true;
		try {
			await syncStatus.tryNow();
		} finally {
			this.isTrying = false;
		}
	}
	/** Everything that waits, as a file on this device. */
	async backup(now: string): Promise<void> {
		const name = `tagwerk-${(session.actor?.name ?? '').toLowerCase().replaceAll(/[^a-zäöüß]+/g, '-')}-${now.slice(0, 16).replaceAll(/[T:]/g, '-')}.json`;
		const url = URL.createObjectURL(await syncStatus.exportOutbox());
		const link = document.createElement('a');
		link.href = url;
		link.download = name;
		link.click();
		/* The browser reads the file after the click; it has long done so when the address goes. */
		setTimeout(() => URL.revokeObjectURL(url), 60_000);
		toast({ message: m.sync_backup_done({ name }) });
	}
}

/** A work type's name; plain "work" where there is none. */
export function workTypeName(workTypes: readonly Reference[], id: string | null): string {
	return workTypes.find((type) => type.id === id)?.name ?? m.calendar_work();
}
