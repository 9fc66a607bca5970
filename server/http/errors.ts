import type { TransportErrorCode } from '#protocol/error.ts';

/**
 * A request that cannot be answered as asked: thrown by use cases and routes, answered in one place.
 * `facts` travel in the envelope beside code and message.
 */
export class AppError extends Error {
	override readonly name = 'AppError';
	readonly code: TransportErrorCode;
	readonly status: number;
	readonly facts: Readonly<Record<string, unknown>>;
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		code: TransportErrorCode,
		status: number,
		message: string,
		facts: Readonly<Record<string, unknown>> = {},
		headers: Readonly<Record<string, string>> = {}
	) {
		super(message);
		this.code = code;
		this.status = status;
		this.facts = facts;
		this.headers = headers;
	}
}

/** The answer to somebody who is known and may not. */
export function forbidden(): AppError {
	return new AppError('auth.forbidden', 403, 'You may not do this.');
}

/** The answer when the thing asked for is not there, or not for this person. */
export function notFound(): AppError {
	return new AppError('not_found', 404, 'There is nothing here.');
}

/** The answer to a decision on a version that is no longer the record's. */
export function movedOn(): AppError {
	return new AppError('record.moved_on', 409, 'This has changed since it was shown.');
}
