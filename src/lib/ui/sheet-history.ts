let leaving: Promise<void> | null = null;

/** Takes a sheet's entry out of the history. The browser goes back a moment later, and says when it has. */
export function goBack(): void {
	const left = new Promise<void>((resolve) => {
		addEventListener('popstate', () => setTimeout(resolve), { once: true });
	});
	leaving = left;
	void left.then(() => {
		if (leaving === left) leaving = null;
	});
	history.back();
}

/** An entry made while the browser still goes back would be the one that is taken away: it waits for that. */
export function onceBack(act: () => void): void {
	if (leaving === null) act();
	else void leaving.then(act);
}
