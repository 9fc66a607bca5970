/** Splits a stream of bytes into lines and reads each as JSON; blank lines are skipped. */
export async function* readNdjson(stream: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
	const reader = stream.getReader();
	const decoder = new TextDecoder();
	let rest = '';
	try {
		for (;;) {
			const { value, done } = await reader.read();
			rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
			const lines = rest.split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
			if (done) break;
		}
		if (rest.trim() !== '') yield JSON.parse(rest);
	} finally {
		reader.releaseLock();
	}
}
