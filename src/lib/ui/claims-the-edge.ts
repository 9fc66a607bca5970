/** Tells the toasts and the scroller how much of the lower edge a bar takes while it sticks there. */
export function claimsTheEdge(node: HTMLElement): () => void {
	const root = document.documentElement;
	const measure = () => {
		const stuck = [node, node.parentElement].find((box) => {
			const style = box ? getComputedStyle(box) : null;
			return style?.position === 'sticky' && Number.parseFloat(style.bottom) >= 0;
		});
		root.style.setProperty('--actions-h', `${stuck?.offsetHeight ?? 0}px`);
	};
	const observer = new ResizeObserver(measure);
	observer.observe(node);
	observer.observe(root);
	return () => {
		observer.disconnect();
		root.style.removeProperty('--actions-h');
	};
}
