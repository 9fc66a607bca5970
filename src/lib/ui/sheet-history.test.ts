import { beforeEach, expect, test, vi } from 'vitest';

/** A browser that goes back when the test says so. */
function aBrowser() {
	const page = new EventTarget();
	const back = vi.fn();
	vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
	vi.stubGlobal('history', { back });
	return { back, arrive: () => page.dispatchEvent(new Event('popstate')) };
}

beforeEach(() => {
	vi.useFakeTimers();
	vi.resetModules();
	return () => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	};
});

test('while no sheet goes out of the history an entry is made at once', async () => {
	const { onceBack } = await import('./sheet-history.ts');
	const made = vi.fn();
	onceBack(made);
	expect(made).toHaveBeenCalledOnce();
});

test('an entry that is wanted while the browser still goes back is made when it is there', async () => {
	const browser = aBrowser();
	const { goBack, onceBack } = await import('./sheet-history.ts');
	const made = vi.fn();
	goBack();
	onceBack(made);
	await vi.runAllTimersAsync();
	expect([browser.back.mock.calls.length, made.mock.calls.length]).toEqual([1, 0]);
	browser.arrive();
	expect(made).not.toHaveBeenCalled();
	await vi.runAllTimersAsync();
	expect(made).toHaveBeenCalledOnce();
});

test('once it is back nothing is waited for any more', async () => {
	const browser = aBrowser();
	const { goBack, onceBack } = await import('./sheet-history.ts');
	goBack();
	browser.arrive();
	await vi.runAllTimersAsync();
	const made = vi.fn();
	onceBack(made);
	expect(made).toHaveBeenCalledOnce();
});
