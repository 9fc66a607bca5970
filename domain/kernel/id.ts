import * as v from 'valibot';

/** Ids are made by the device that creates the record: UUIDv7, or a stable key of up to 64 characters. */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:~-]{0,63}$/));

/**
 * Builds a UUIDv7 (RFC 9562) from a time and ten random bytes, so that ids sort by creation.
 * @param epochMs milliseconds since the epoch, 0 … 2^48-1
 * @param random ten random bytes
 */
export function uuidv7(epochMs: number, random: Uint8Array): string {
	const time = Math.floor(epochMs).toString(16).padStart(12, '0');
	const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
	const variant = ((parseInt(hex.slice(3, 5), 16) & 0x3f) | 0x80).toString(16);
	return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hex.slice(0, 3)}-${variant}${hex.slice(5, 7)}-${hex.slice(7, 19).padEnd(12, '0')}`;
}

/** When the id was made, milliseconds since the epoch; null for an id that is not a UUIDv7. */
export function createdMsOf(id: string): number | null {
	const time = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/.exec(id);
	return time === null ? null : Number.parseInt(`${time[1]}${time[2]}`, 16);
}
