import type { CollectionName } from '#protocol/collections.ts';
import { PROTOCOL_VERSION, PROTOCOL_VERSION_MIN } from '#protocol/version.ts';

/** An answer as this version of the wire tells it. */
export interface WireAnswer {
	readonly kind:
		'pull' | 'push' | 'reoffer' | 'digest' | 'handover' | 'handover_key' | 'change' | 'confirm_on_behalf';
	/** Whose records it carries, for `pull` and `push`. */
	readonly collection: CollectionName | null;
	readonly body: unknown;
}

/** Tells an answer of the next version in the shape of the one before it; pure. */
export type DownConverter = (answer: WireAnswer) => unknown;

/** The versions of the wire that are answered, and how. */
export interface AnsweredProtocols {
	readonly min: number;
	readonly max: number;
	/** By the older version: each answered one below `max` has one, from the version after it. */
	readonly downConverters: Readonly<Record<number, DownConverter>>;
}

/** THE range that is answered (R11): today's version and the one before it, as soon as there is one. */
export const answeredProtocols: AnsweredProtocols = {
	min: PROTOCOL_VERSION_MIN,
	max: PROTOCOL_VERSION,
	downConverters: {}
};

/** The answer in the shape of the version that was asked in. */
export function toProtocol(
	{ max, downConverters }: AnsweredProtocols,
	asked: number,
	answer: WireAnswer
): unknown {
	let { body } = answer;
	for (let version = max - 1; version >= asked; version -= 1) {
		const convert = downConverters[version];
		if (convert !== undefined) body = convert({ ...answer, body });
	}
	return body;
}
