import type { Result } from '#domain/kernel/result.ts';
import type { Refusal } from '#lib/data/types.ts';
import { rejectionSentence } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toast.svelte.ts';

/** Something that can be taken back. */
interface Undoable {
	undo(): Promise<Result<void, Refusal>>;
}

/** Says why a rule said no. */
export function tellRefusal(reason: Refusal): void {
	toast({ message: m.calendar_not_done({ reason: rejectionSentence(reason) }), tone: 'bad' });
}

/** Says what was done and offers to take it back. */
export function tellDone(message: string, ...done: readonly Undoable[]): void {
	toast({
		message,
		actionLabel: m.common_undo(),
		onAction: () => void takeBack(done)
	});
}

/* The last act first, so that each undo meets the state its act left behind. */
async function takeBack(done: readonly Undoable[]): Promise<void> {
	for (const act of done.toReversed()) {
		const result = await act.undo();
		if (!result.ok) {
			tellRefusal(result.error);
			return;
		}
	}
	toast({ message: m.calendar_undone() });
}

/** Runs a command; afterwards either its toast with undo, or the reason why not. */
export async function tell<T extends Undoable>(
	command: Promise<Result<T, Refusal>>,
	message: string | ((done: T) => string)
): Promise<T | null> {
	const result = await command;
	if (!result.ok) {
		tellRefusal(result.error);
		return null;
	}
	tellDone(typeof message === 'string' ? message : message(result.value), result.value);
	return result.value;
}
