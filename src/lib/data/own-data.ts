import { loadEngine } from '#lib/data/engine-loader.ts';
import type { OwnData } from '#lib/data/views/own-data-types.ts';

/** Everything of one's own that this device holds, as files. Needs no network. */
export async function ownData(): Promise<OwnData> {
	return (await loadEngine()).ownData();
}
