import type { Attachment } from 'svelte/attachments';

/** The outer edge belongs to the system's own back gesture. */
const EDGE_PX = 24;
const FAR_ENOUGH_PX = 60;

/** Which way a finger went: -1 = to the month before, 1 = to the next, null = it did something else. */
export function swipeDirection(
	from: { readonly x: number; readonly y: number },
	to: { readonly x: number; readonly y: number },
	width: number
): -1 | 1 | null {
	if (from.x < EDGE_PX || from.x > width - EDGE_PX) return null;
	const dx = to.x - from.x;
	if (Math.abs(dx) < FAR_ENOUGH_PX || Math.abs(dx) < 2 * Math.abs(to.y - from.y)) return null;
	return dx > 0 ? -1 : 1;
}

/** Lets one finger turn the months; the arrows beside the title do the same. */
export function swipeMonths(onswipe: (direction: -1 | 1) => void): Attachment<HTMLElement> {
	return (element) => {
		let from: { x: number; y: number } | null = null;
		const start = (event: TouchEvent) => {
			const touch = event.touches.length === 1 ? event.touches[0] : undefined;
			from = touch ? { x: touch.clientX, y: touch.clientY } : null;
		};
		const end = (event: TouchEvent) => {
			const touch = event.changedTouches[0];
			const direction =
				from && touch ? swipeDirection(from, { x: touch.clientX, y: touch.clientY }, innerWidth) : null;
			from = null;
			if (direction) onswipe(direction);
		};
		const cancel = () => (from = null);
		element.addEventListener('touchstart', start, { passive: true });
		element.addEventListener('touchend', end);
		element.addEventListener('touchcancel', cancel);
		return () => {
			element.removeEventListener('touchstart', start);
			element.removeEventListener('touchend', end);
			element.removeEventListener('touchcancel', cancel);
		};
	};
}
