import type { Context } from 'hono';
import * as v from 'valibot';
import {
	exchangeKindSchema,
	exportQuerySchema,
	IMPORT_BYTES_MAX,
	importQuerySchema,
	type ExchangeKind,
	type ImportLine
} from '#protocol/http/exchange.ts';
import type { Deps } from '#server/deps.ts';
import { exportFile, exportOwnTimes } from '#server/exchange/export.usecase.ts';
import { importFile, SYSTEM } from '#server/exchange/import.usecase.ts';
import { tellError } from '#server/http/answer-error.ts';
import { AppError } from '#server/http/errors.ts';
import type { Router } from '#server/http/route.ts';
import { readBytes, readQuery } from '#server/http/validate.ts';

/** Files in the format of the Working App: import with dry run, export. */
export function exchangeRoutes(router: Router, deps: Deps): void {
	router.post('/api/exchange/import/:kind', 'hr', (c, actor) => takeFile(c, deps, actor.userId));
	// The command line reaches a running server over the socket in its data folder.
	router.post('/api/admin/exchange/import/:kind', 'local-admin', (c) => takeFile(c, deps, SYSTEM));
	router.get('/api/exchange/export/:file', 'hr', (c) => {
		const query = readQuery(c, exportQuerySchema);
		const kind = kindOf((c.req.param('file') ?? '').replace(/\.csv$/, ''));
		return answerFile(kind, exportFile(deps, kind, query));
	});
	router.get('/api/exchange/mine/times.csv', 'signed-in', (c, actor) =>
		answerFile('times', exportOwnTimes(deps, actor.userId, readQuery(c, exportQuerySchema)))
	);
}

function kindOf(text: string): ExchangeKind {
	if (!v.is(exchangeKindSchema, text)) throw new AppError('not_found', 404, 'There is nothing here.');
	return text;
}

async function takeFile(c: Context, deps: Deps, actorId: string): Promise<Response> {
	const kind = kindOf(c.req.param('kind') ?? '');
	const query = readQuery(c, importQuerySchema);
	const bytes = await readBytes(c, IMPORT_BYTES_MAX);
	let isCancelled = false;
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			const send = (line: ImportLine): void => {
				if (!isCancelled) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
			};
			const request = {
				...query,
				kind,
				bytes,
				actorId,
				onProgress: (progress: Extract<ImportLine, { progress: unknown }>['progress']) => send({ progress }),
				isCancelled: () => isCancelled
			};
			importFile(deps, request)
				.then((report) => send({ report }))
				.catch((error: unknown) => send({ error: describeError(deps, error) }))
				.finally(() => {
					if (!isCancelled) controller.close();
				});
		},
		cancel() {
			isCancelled = true;
		}
	});
	return new Response(body, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8' } });
}

/** The status line is sent long before: an error travels as the last line. */
function describeError({ log }: Deps, error: unknown): { code: string; message: string } {
	const { code, message } = tellError(log, error, { during: 'import' });
	return { code, message };
}

function answerFile(kind: ExchangeKind, lines: AsyncIterable<string>): Response {
	const encoder = new TextEncoder();
	const iterator = lines[Symbol.asyncIterator]();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = await iterator.next();
			if (next.done === true) controller.close();
			else controller.enqueue(encoder.encode(next.value));
		},
		async cancel() {
			await iterator.return?.();
		}
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${kind}.csv"`
		}
	});
}
