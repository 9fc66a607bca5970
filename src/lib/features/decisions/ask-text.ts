import { m } from '#lib/paraglide/messages.js';

/** Everything that somebody needs to answer without having seen it. */
export interface AskAbout {
	/** The day, or the days off. */
	readonly what: string;
	readonly mine: string;
	/** null where there is no other version. */
	readonly theirs: string | null;
	readonly reason: string | null;
	/** Who is asked, where it is known. */
	readonly name: string | null;
}

/** A text to send: what it is about, both versions, and the question. */
export function askText({ what, mine, theirs, reason, name }: AskAbout): string {
	return [
		name === null ? m.inbox_ask_hello({ what }) : m.inbox_ask_hello_name({ name, what }),
		m.inbox_ask_mine({ version: mine }),
		theirs === null ? null : m.inbox_ask_theirs({ version: theirs }),
		reason === null ? null : m.inbox_ask_reason({ reason }),
		m.inbox_ask_which()
	]
		.filter((line) => line !== null)
		.join('\n');
}
