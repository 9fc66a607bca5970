import { expect, test } from 'vitest';
import { attachmentsHeldBy, attachmentTypeOf } from '#domain/absence/attachment.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
	['%PDF-1.7\n', 'application/pdf'],
	['\xff\xd8\xff\xe0JFIF', 'image/jpeg'],
	['\x89PNG\r\n\x1a\nIHDR', 'image/png'],
	['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp']
])('a file is what it begins with: %j', (text, type) => {
	expect(attachmentTypeOf(bytesOf(text))).toBe(type);
});

test.each([
	'',
	'%PDF',
	' %PDF-1.7',
	'<html>',
	'\xff\xd8',
	'RIFF\x10\x00\x00\x00WAVEfmt ',
	'PK\x03\x04',
	'GIF89a'
])('anything else has no type: %j', (text) => {
	expect(attachmentTypeOf(bytesOf(text))).toBeNull();
});

test('an absence that was taken back holds on to no file, any other does', () => {
	const attachments = [{ id: 'a', name: 'a.pdf', type: 'application/pdf', size: 3 }];
	expect(attachmentsHeldBy(anAbsence({ state: 'requested', attachments }))).toEqual(attachments);
	expect(attachmentsHeldBy(anAbsence({ state: 'draft', attachments }))).toEqual(attachments);
	expect(attachmentsHeldBy(anAbsence({ state: 'withdrawn', attachments }))).toEqual([]);
});
