/**
 * An answer as it arrives at a device, with what the app's one place that speaks HTTP asks of it. The machine's own
 * builds a stream around each text.
 */
export class Reply {
	readonly status: number;
	readonly ok: boolean;
	readonly headers: { get(name: string): string | null };
	readonly body = null;
	readonly #text: string;

	constructor(text: string, status: number, headers: Readonly<Record<string, string>>) {
		this.status = status;
		this.ok = status >= 200 && status < 300;
		this.headers = { get: (name) => headers[name.toLowerCase()] ?? null };
		this.#text = text;
	}

	async json(): Promise<unknown> {
		return JSON.parse(this.#text) as unknown;
	}
}

export function replyOf(
	text: string,
	status: number,
	headers: Readonly<Record<string, string>> = {}
): Response {
	return new Reply(text, status, headers) as unknown as Response;
}
