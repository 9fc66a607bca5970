/** Who is signed in. Tokens travel as an HttpOnly cookie or as `Authorization: Bearer`. */
export interface Sessions {
	/** The person a request's cookie or bearer token belongs to; null when there is none or it ran out. */
	userIdOf(headers: Headers): Promise<string | null>;
	/** Opens a session and answers its bearer token. */
	open(userId: string): Promise<string>;
	/** Ends every session of a person, and closes their streams. */
	endAll(userId: string): void;
}
