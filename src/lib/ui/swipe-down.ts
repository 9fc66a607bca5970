import type { Attachment } from 'svelte/attachments';

const FAR_ENOUGH_PX = 90;

/** Lets a finger pull a sheet down by its head. X, Esc and the scrim do the same without a gesture. */
export function swipeDown(panel: () => HTMLElement | undefined, onAway: () => void): Attachment<HTMLElement> {
	return (node) => {
		const handle = node.querySelector<HTMLElement>('[data-swipe]');
		if (!handle) return;
		let startY: number | null = null;
		const down = (event: PointerEvent) => {
			if (event.pointerType === 'mouse' || (event.target as Element).closest('button, a')) return;
			startY = event.clientY;
			handle.setPointerCapture(event.pointerId);
		};
		const move = (event: PointerEvent) => {
			const element = panel();
			if (startY === null || !element) return;
			element.style.translate = `0 ${Math.max(0, event.clientY - startY)}px`;
		};
		const up = (event: PointerEvent) => {
			const element = panel();
			const way = startY === null ? 0 : event.clientY - startY;
			startY = null;
			if (element) element.style.translate = '';
			if (way > FAR_ENOUGH_PX) onAway();
		};
		handle.addEventListener('pointerdown', down);
		handle.addEventListener('pointermove', move);
		handle.addEventListener('pointerup', up);
		handle.addEventListener('pointercancel', up);
		return () => {
			handle.removeEventListener('pointerdown', down);
			handle.removeEventListener('pointermove', move);
			handle.removeEventListener('pointerup', up);
			handle.removeEventListener('pointercancel', up);
		};
	};
}
