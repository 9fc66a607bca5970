/** What a digest is made of: which record, in which version. */
export interface DigestLine {
	readonly id: string;
	readonly mutationId: string;
}

/**
 * The text whose SHA-256 device and server compare (R10): one line `id:mutationId` per record, in the order of
 * the lines. Two sides have the same text exactly when they have the same records in the same versions.
 */
export function digestText(lines: readonly DigestLine[]): string {
	return lines
		.map(({ id, mutationId }) => `${id}:${mutationId}\n`)
		.sort()
		.join('');
}
