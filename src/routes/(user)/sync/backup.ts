import { session } from '#lib/data/session.svelte.ts';
import { syncStatus } from '#lib/data/sync-status.svelte.ts';
import type { Instant } from '#domain/time/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { saveBlob } from '#lib/ui/save-blob.ts';
import { toast } from '#lib/ui/toast.svelte.ts';

/** Everything that waits, as a file on this device. */
export async function saveBackup(now: Instant): Promise<void> {
	const person = (session.actor?.name ?? '').toLowerCase().replaceAll(/[^a-zäöüß]+/g, '-');
	const name = `tagwerk-${person}-${now.slice(0, 16).replaceAll(/[T:]/g, '-')}.json`;
	saveBlob(await syncStatus.exportOutbox(), name);
	toast({ message: m.sync_backup_done({ name }) });
}
