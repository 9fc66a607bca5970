/** Set while this device carries something that the server does not have yet. */
export const CARRYING_KEY = 'tagwerk.carrying';

/** When this person's key was last named to the server, ms. */
export function namedKey(userId: string): string {
	return `tagwerk.handover.${userId}`;
}
