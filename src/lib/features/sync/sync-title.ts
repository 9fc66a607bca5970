import { m } from '#lib/paraglide/messages.js';
import { isStorageLost } from './storage-lost.ts';
import type { SyncShape } from './SyncPanel.svelte';

/** "Sicher auf diesem Telefon" while something waits, "Alles synchron" when nothing does and nothing is to be decided. */
export function syncTitle(
	sync: Pick<SyncShape, 'waiting' | 'lastSyncAt' | 'storage'>,
	decisions: number
): string {
	if (isStorageLost(sync.storage)) return m.sync_storage_lost();
	if (sync.waiting.length === 0 && decisions === 0 && sync.lastSyncAt !== null) return m.sync_all_synced();
	const isPhone = globalThis.matchMedia?.('(pointer: coarse) and (max-width: 699px)').matches ?? false;
	return isPhone ? m.sync_safe_phone() : m.sync_safe_device();
}
