import type { Context } from 'hono';
import { ATTACHMENT_BYTES_MAX } from '#domain/absence/attachment.ts';
import type { Actor } from '#domain/people/actor.ts';
import { attachmentQuerySchema } from '#protocol/http/attachments.ts';
import { keepAttachment, openAttachment, type Download } from '#server/attachments/attachments.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { createRateLimiter } from '#server/http/rate-limit.ts';
import type { Router } from '#server/http/route.ts';
import { readBytes, readQuery } from '#server/http/validate.ts';

/** Files one person may send or fetch in ten minutes: far more than anybody's certificates. */
const MOVES = { limit: 120, windowMs: 10 * 60_000 };

/** Files of absences, a certificate for example: kept for oneself, fetched by whoever is shown the absence's. */
export function attachmentsRoutes(router: Router, deps: Deps): void {
	const limiter = createRateLimiter(deps.clock, MOVES);
	const count = ({ userId }: Actor): void => {
		limiter.check(userId);
		limiter.count(userId);
	};

	router.post('/api/attachments', 'signed-in', async (c, actor) => {
		count(actor);
		const { id } = readQuery(c, attachmentQuerySchema);
		const declared = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
		const bytes = await readBytes(c, ATTACHMENT_BYTES_MAX);
		const { isNew, kept } = keepAttachment(deps, actor.userId, { id, declared, bytes });
		return c.json(kept, isNew ? 201 : 200);
	});

	router.get('/api/attachments/:id', 'signed-in', (c, actor) => {
		count(actor);
		const id = c.req.param('id') ?? '';
		return answerFile(c, openAttachment(deps, actor.userId, id), id);
	});
}

/** To be saved, never shown in place: what somebody uploaded is not ours. */
function answerFile(c: Context, { name, type, bytes }: Download, id: string): Response {
	return c.body(new Uint8Array(bytes), 200, {
		'content-type': type,
		'content-length': String(bytes.byteLength),
		'content-disposition': `attachment; filename*=UTF-8''${encodeName(name ?? id)}`
	});
}

/** RFC 8187; without what would make it a path or a line of its own. */
function encodeName(name: string): string {
	// eslint-disable-next-line no-control-regex
	const plain = name.toWellFormed().replace(/[\x00-\x1f\x7f/\\]/g, '_');
	return encodeURIComponent(plain).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}
