import { HIDDEN_TYPE } from '#tests/simulation/request-facts.ts';
import type { ServerHistory } from '#tests/simulation/server-history.ts';
import type { Watch } from '#tests/simulation/violation.ts';

const WORD = /word-(\d+)-/g;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** I8: every note holds a word of its own; no byte that reaches somebody may hold the word of an entry he does not see. */
export class Secrets {
	readonly #owners: string[] = [];
	/** The words of each person, as of a reading of the server's tables. */
	readonly #seen = new Map<string, ReadonlySet<string>>();
	#seenAt = -1;
	readonly #history: ServerHistory;
	readonly #watch: Watch;

	constructor(history: ServerHistory, watch: Watch) {
		this.#history = history;
		this.#watch = watch;
	}

	/** A note nobody ever wrote before. */
	note(owner: string): string {
		this.#owners.push(owner);
		return `word-${this.#owners.length - 1}-`;
	}

	/** The words of others a person may read at this moment. */
	seenBy(userId: string): ReadonlySet<string> {
		const { reads } = this.#history;
		if (this.#seenAt !== reads) this.#seen.clear();
		this.#seenAt = reads;
		const known = this.#seen.get(userId);
		if (known) return known;
		const entries = this.#history.visibleTo(userId).map(({ ownerId, text }) => ({ ownerId, text }));
		// Of an illness managers learn the days, and not a word.
		const told = this.#history.requests
			.visibleTo(userId)
			.filter((one) => one.fields['typeId'] !== HIDDEN_TYPE)
			.map(({ ownerId, fields }) => ({ ownerId, text: JSON.stringify(fields) }));
		const texts = [...entries, ...told].filter((one) => one.ownerId !== userId);
		const found = texts.flatMap(({ text }) => [...text.matchAll(WORD)].map((match) => match[1] ?? ''));
		const words = new Set(found);
		this.#seen.set(userId, words);
		return words;
	}

	/** Looks through what is sent to a person. `before`: what he might read when he asked. */
	check(userId: string, sent: string, before: ReadonlySet<string>): void {
		const now = this.seenBy(userId);
		for (const [, number] of sent.matchAll(WORD)) {
			const word = number ?? '';
			if (this.#owners[Number(word)] === userId || now.has(word) || before.has(word)) continue;
			this.#watch.fail('I8', `${userId} was sent a word of ${this.#owners[Number(word)]}`);
		}
		for (const [id] of sent.matchAll(ID)) {
			const ownerId = this.#history.ownerOf(id);
			if (ownerId === null || ownerId === userId || this.#history.everSaw(userId, id)) continue;
			// Came and went while the right was away, which is back as it was: the id of what is gone, and no word of it.
			if (this.#history.wouldHaveSeen(userId, id)) continue;
			this.#watch.fail('I8', `${userId} was sent the id of a record of ${ownerId}`);
		}
	}
}
