import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { CorrectionView } from '#lib/data/views/correction-types.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What the signed-in person asked to be put right on a day, newest first. */
export function dayCorrections(date: LocalDate): Live<readonly CorrectionView[]> {
	return liveView<readonly CorrectionView[]>((engine) => engine.views.dayCorrections(date), []);
}

/** What members ask the signed-in manager to put right, oldest first. */
export function correctionsToDecide(): Live<readonly CorrectionView[]> {
	return liveView<readonly CorrectionView[]>((engine) => engine.views.correctionsToDecide(), []);
}
