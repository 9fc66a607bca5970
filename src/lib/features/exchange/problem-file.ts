import type { ReportRow } from './report-rows.ts';

/**
 * The rows of a file that have a problem, as a file of their own: the original header and lines with the
 * problem in front. The extra columns are ignored on import, so the file can be put right and read in again.
 * @param sentence says in words what is wrong with a row
 */
export function problemFile(
	text: string,
	rows: readonly ReportRow[],
	sentence: (row: ReportRow) => string
): string {
	const records = recordsOf(text);
	const header = records.get(1) ?? '';
	const byLine = new Map<number, string[]>();
	for (const row of rows) {
		if (row.kind !== 'problem' || row.line === null) continue;
		const where = row.column === null ? '' : `${row.column}: `;
		byLine.set(row.line, [...(byLine.get(row.line) ?? []), `${where}${sentence(row)}`]);
	}
	const lines = [...byLine].sort(([a], [b]) => a - b);
	const body = lines.map(([line, why]) => `${line};${quoted(why.join(' '))};${records.get(line) ?? ''}`);
	return `\uFEFF${[`line;problem;${header}`, ...body].join('\r\n')}\r\n`;
}

function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

/** Every record of the file by the physical line it begins on; quoted line breaks stay inside. */
function recordsOf(text: string): ReadonlyMap<number, string> {
	const records = new Map<number, string>();
	let line = 1;
	let start = 0;
	let startLine = 1;
	let isQuoted = false;
	const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
	for (let at = 0; at <= body.length; at += 1) {
		const char = body[at];
		if (char === '"') isQuoted = !isQuoted;
		if (char !== undefined && char !== '\n') continue;
		line += 1;
		if (isQuoted && char !== undefined) continue;
		records.set(startLine, body.slice(start, at).replace(/\r$/, ''));
		start = at + 1;
		startLine = line;
	}
	return records;
}

/** The file's text as the server read it: UTF-8, else Windows-1252. */
export async function readText(file: Blob): Promise<string> {
	const bytes = await file.arrayBuffer();
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
