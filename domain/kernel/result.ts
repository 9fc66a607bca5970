/** The outcome of a rule: either a value, or the reason it said no. */
export type Result<T, E> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value as a yes. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

/** Wraps a reason as a no. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
	return { ok: false, error };
}
