/**
 * Headers, requests and answers as the server and the app use them, between two sides in one program. The machine's
 * own check and copy each header and build a stream around each text, which costs a run more than what it asks for.
 */

type HeaderPairs = Iterable<readonly [string, string]>;

/** Headers that nobody has to be protected from; names in small letters. */
export class SimHeaders {
	readonly #values = new Map<string, string>();

	constructor(init?: HeaderPairs | Readonly<Record<string, string>> | null) {
		if (init === undefined || init === null) return;
		const pairs = Symbol.iterator in init ? (init as HeaderPairs) : Object.entries(init);
		for (const [name, value] of pairs) this.append(name, value);
	}

	get(name: string): string | null {
		return this.#values.get(name.toLowerCase()) ?? null;
	}

	has(name: string): boolean {
		return this.#values.has(name.toLowerCase());
	}

	set(name: string, value: string): void {
		this.#values.set(name.toLowerCase(), String(value).trim());
	}

	append(name: string, value: string): void {
		const before = this.get(name);
		this.set(name, before === null ? value : `${before}, ${value}`);
	}

	delete(name: string): void {
		this.#values.delete(name.toLowerCase());
	}

	/** Whoever signs in keeps the token: a run has no cookies. */
	getSetCookie(): string[] {
		const cookie = this.get('set-cookie');
		return cookie === null ? [] : [cookie];
	}

	forEach(hear: (value: string, name: string) => void): void {
		this.#values.forEach(hear);
	}

	entries(): IterableIterator<[string, string]> {
		return this.#values.entries();
	}

	[Symbol.iterator](): IterableIterator<[string, string]> {
		return this.#values.entries();
	}
}

type Content = string | Uint8Array | ReadableStream<Uint8Array> | null;

/** An answer of the server: its content is handed on as it was given. */
export class SimResponse {
	readonly status: number;
	readonly headers: SimHeaders;
	readonly body: Content;
	readonly bodyUsed = false;

	constructor(
		content: Content = null,
		init: { readonly status?: number; readonly headers?: HeaderPairs | Readonly<Record<string, string>> } = {}
	) {
		this.body = content;
		this.status = init.status ?? 200;
		this.headers = new SimHeaders(init.headers);
	}

	get ok(): boolean {
		return this.status >= 200 && this.status < 300;
	}

	async text(): Promise<string> {
		const { body } = this;
		if (body === null) return '';
		if (typeof body === 'string') return body;
		if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length).toString();
		throw new TypeError('A stream is read bit by bit');
	}

	async json(): Promise<unknown> {
		return JSON.parse(await this.text()) as unknown;
	}
}

/** A request with its whole content, as it is when it has arrived. */
export function requestOf(
	url: string,
	{ method = 'GET', body, signal }: RequestInit,
	headers: SimHeaders
): Request {
	const bytes = body === undefined || body === null ? null : bytesOf(body);
	if (bytes !== null) headers.set('content-length', String(bytes.byteLength));
	const request = {
		url,
		method,
		headers,
		signal: signal ?? NEVER,
		body: bytes,
		arrayBuffer: () => Promise.resolve(bytes ?? new Uint8Array())
	};
	return request as unknown as Request;
}

const NEVER = new AbortController().signal;

function bytesOf(body: BodyInit): Uint8Array {
	if (typeof body === 'string') return Buffer.from(body);
	if (body instanceof ArrayBuffer) return new Uint8Array(body);
	if (body instanceof Uint8Array) return body;
	throw new TypeError('A request of a run has a text or bytes');
}
