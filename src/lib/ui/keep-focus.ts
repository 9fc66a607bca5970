import type { Attachment } from 'svelte/attachments';

/**
 * Whoever works with the keyboard is never sent back to the top of the page: when the control with the focus
 * leaves, the act that took its place gets it, else the dialog's or the page's heading.
 */
export const keepFocus: Attachment<HTMLElement> = (node) => {
	/** The control that had the focus last, and what was around it, from the inside out. */
	let path: Element[] = [];
	const remember = (event: FocusEvent) => {
		path = [];
		for (let at = event.target as Element | null; at && at !== node; at = at.parentElement) path.push(at);
	};
	const observer = new MutationObserver(() => {
		const [last] = path;
		if (!last || last.isConnected || document.activeElement !== document.body) return;
		const survivor = path.find((element) => element.isConnected) ?? node;
		path = [];
		placeFor(survivor, node)?.focus({ preventScroll: true });
	});
	node.addEventListener('focusin', remember);
	observer.observe(node, { childList: true, subtree: true });
	return () => {
		node.removeEventListener('focusin', remember);
		observer.disconnect();
	};
};

function placeFor(survivor: Element, node: HTMLElement): HTMLElement | null {
	const acts = survivor.closest('[data-acts]');
	const nextAct = acts?.querySelector<HTMLElement>('button:not(:disabled), a[href]');
	const dialog = survivor.closest('dialog[open]');
	return nextAct ?? (dialog ?? node).querySelector<HTMLElement>('[tabindex="-1"]:is(h1, h2)') ?? null;
}
