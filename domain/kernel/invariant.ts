/** Thrown when our own code broke a promise. It is a bug, never an answer to a person. */
export class InvariantError extends Error {
	override readonly name = 'InvariantError';
}

/** States what must hold here; throws an InvariantError with the sentence when it does not. */
export function invariant(holds: unknown, sentence: string): asserts holds {
	if (!holds) throw new InvariantError(sentence);
}
