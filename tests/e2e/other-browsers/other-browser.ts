/** As much of a browser as the core flow needs: a page to go to and something to run in it. */
export interface OtherBrowser {
	goto(url: string): Promise<void>;
	/** Runs an expression in the page and gives back what it comes to; promises are awaited. */
	evaluate<T>(expression: string): Promise<T>;
	close(): Promise<void>;
}
