class Announcer {
	message: string = $state.raw('');
	#isOdd = false;

	say(text: string): void {
		this.#isOdd = !this.#isOdd;
		/* A trailing space makes the same words new, so that they are read again. */
		this.message = this.#isOdd ? text : `${text}\u00A0`;
	}
}

export const announcer = new Announcer();

/** Tells screen readers what changed, politely, through the app's one live region. */
export function announce(text: string): void {
	announcer.say(text);
}
