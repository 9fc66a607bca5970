/** The ids of the texts that explain an input: its hint and, while there is one, its error. */
export function describedBy(
	id: string,
	hint: string | undefined,
	error: string | undefined
): string | undefined {
	const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
	return ids === '' ? undefined : ids;
}
