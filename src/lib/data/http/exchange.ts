import * as v from 'valibot';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#protocol/version.ts';
import {
	importLineSchema,
	type ExchangeKind,
	type ImportLine,
	type ImportReport
} from '#protocol/http/exchange.ts';
import { browserFetch } from './http-client.ts';
import { readNdjson } from './ndjson.ts';
import type { OfficeProblem, OfficeResult } from './office-request.ts';

export type ImportProgress = Extract<ImportLine, { progress: unknown }>['progress'];

export interface ImportFileInput {
	readonly kind: ExchangeKind;
	readonly file: Blob;
	readonly mode: 'dry-run' | 'apply';
	/** `valid` leaves bad rows out; `all` takes nothing while there is one. */
	readonly rows: 'all' | 'valid';
	readonly onProgress: (progress: ImportProgress) => void;
	readonly signal: AbortSignal;
}

/**
 * Sends a file as it is and hears row by row how far the server is. The report is the last line; when the
 * connection breaks before it, the outcome is unknown and the answer is `offline`.
 */
export async function importFile(input: ImportFileInput): OfficeResult<ImportReport> {
	const query = new URLSearchParams({ mode: input.mode, rows: input.rows });
	try {
		const response = await browserFetch(`/api/exchange/import/${input.kind}?${query}`, {
			method: 'POST',
			headers: { 'content-type': 'text/csv', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
			body: input.file,
			signal: input.signal
		});
		if (!response.ok || response.body === null) return err(await refusal(response));
		return await readReport(response.body, input.onProgress);
	} catch {
		return err({ kind: 'offline' });
	}
}

async function readReport(
	body: ReadableStream<Uint8Array>,
	onProgress: (progress: ImportProgress) => void
): Promise<Result<ImportReport, OfficeProblem>> {
	for await (const raw of readNdjson(body)) {
		const line = v.safeParse(importLineSchema, raw);
		if (!line.success) return err({ kind: 'server' });
		if ('report' in line.output) return ok(line.output.report);
		if ('error' in line.output) {
			return err({ kind: 'refused', code: line.output.error.code, retryAfterMs: null });
		}
		onProgress(line.output.progress);
	}
	return err({ kind: 'offline' });
}

export interface ExportInput {
	readonly kind: ExchangeKind;
	/** First and last local date; null = no bound. */
	readonly from: string | null;
	readonly to: string | null;
}

/** Fetches an export as a file. */
export async function exportFile(input: ExportInput): OfficeResult<Blob> {
	const query = new URLSearchParams();
	if (input.from !== null) query.set('from', input.from);
	if (input.to !== null) query.set('to', input.to);
	try {
		const response = await browserFetch(`/api/exchange/export/${input.kind}.csv?${query}`, {
			headers: { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) }
		});
		if (!response.ok) return err(await refusal(response));
		if (!(response.headers.get('content-type') ?? '').includes('csv')) return err({ kind: 'offline' });
		return ok(await response.blob());
	} catch {
		return err({ kind: 'offline' });
	}
}

async function refusal(response: Response): Promise<OfficeProblem> {
	if (response.status === 401) return { kind: 'sign-in' };
	if (response.status === 403) return { kind: 'forbidden' };
	const body: unknown = await response.json().catch(() => null);
	const parsed = v.safeParse(v.object({ error: v.object({ code: v.string() }) }), body);
	return parsed.success
		? { kind: 'refused', code: parsed.output.error.code, retryAfterMs: null }
		: { kind: 'server' };
}
