import { announce } from './announcer.svelte.ts';

/** Long enough to read and to reach (WCAG 2.2.1), and the time in which an act can be taken back. */
export const TOAST_MS = 10_000;

export interface ToastInput {
	readonly message: string;
	readonly actionLabel?: string;
	readonly onAction?: () => void;
	readonly tone?: 'plain' | 'bad';
	/** Milliseconds until it leaves; stays while focused or hovered. */
	readonly duration?: number;
}
export interface ToastItem extends ToastInput {
	readonly id: number;
}

class Toasts {
	items: readonly ToastItem[] = $state.raw([]);
	#last = 0;

	/** The id of the newest message so far, gone or not. */
	get newest(): number {
		return this.#last;
	}

	show(input: ToastInput): number {
		const item = { ...input, id: ++this.#last };
		/* One at a time: taking back an older act would undo it under a newer one. */
		this.items = [item];
		announce(input.message);
		return item.id;
	}
	close(id: number): void {
		this.items = this.items.filter((item) => item.id !== id);
	}
	/** Runs the newest offered act, as the key Z does. Answers whether there was one. */
	actOnNewest(): boolean {
		const item = this.items.findLast((candidate) => candidate.onAction);
		if (!item) return false;
		this.close(item.id);
		item.onAction?.();
		return true;
	}
}

export const toasts = new Toasts();

/** Says what just happened, with at most one act ("Undo"). Read out politely; returns an id for `toasts.close`. */
export function toast(input: ToastInput): number {
	return toasts.show(input);
}
