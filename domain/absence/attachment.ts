import type { Absence } from '#domain/absence/absence.ts';

/** Largest file in bytes. */
export const ATTACHMENT_BYTES_MAX = 5 * 1024 * 1024;
/** What one person's files may take together, in bytes and in number. */
export const ATTACHMENTS_OF_PERSON = { bytes: 100 * 1024 * 1024, count: 200 } as const;
/** How long a file stays that no absence names: the absence may still wait on a device, or be undone. */
export const ATTACHMENT_UNNAMED_DAYS = 14;

export const attachmentTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** The type of a file by what it begins with, whatever it is called; null for any other. */
export function attachmentTypeOf(bytes: Uint8Array): AttachmentType | null {
	const has = (text: string, at = 0) =>
		bytes.length >= at + text.length &&
		[...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));
	if (has('%PDF-')) return 'application/pdf';
	if (has('\xff\xd8\xff')) return 'image/jpeg';
	if (has('\x89PNG\r\n\x1a\n')) return 'image/png';
	return has('RIFF') && has('WEBP', 8) ? 'image/webp' : null;
}

/**
 * The files that an absence holds on to. One that was taken back does not: nobody needs the certificate any more,
 * and it tells about health.
 */
export function attachmentsHeldBy({ state, attachments }: Absence): Absence['attachments'] {
	return state === 'withdrawn' ? [] : attachments;
}
