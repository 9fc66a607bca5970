import { syncStatus } from '#lib/data/sync-status.svelte.ts';

/** What the sync centre can do, as a page and as a sheet over any screen. */
export class SyncDesk {
	isTrying = $state(false);

	async tryNow(): Promise<void> {
		if (this.isTrying) return;
		this.isTrying = true;
		try {
			await syncStatus.tryNow();
		} finally {
			this.isTrying = false;
		}
	}
}
