/** Reads a server-sent event stream until it is closed; calls back with each event's name and data. */
export async function listen(
	url: string,
	headers: Record<string, string>,
	onEvent: (name: string, data: string) => void
): Promise<{ close(): void }> {
	const leaving = new AbortController();
	const response = await fetch(url, { headers, signal: leaving.signal });
	if (!response.ok || response.body === null) throw new Error(`stream: ${response.status}`);
	void read(response.body, onEvent).catch(() => undefined);
	return { close: () => leaving.abort() };
}

async function read(body: ReadableStream<Uint8Array>, onEvent: (name: string, data: string) => void) {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of body) {
		text += decoder.decode(chunk, { stream: true });
		const blocks = text.split('\n\n');
		text = blocks.pop() ?? '';
		for (const block of blocks) {
			const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
			const name = field('event');
			if (name !== undefined) onEvent(name, field('data') ?? '');
		}
	}
}
