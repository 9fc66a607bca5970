import { hash } from 'node:crypto';
import { msToInstant } from '#domain/time/instant.ts';
import type { CollectionName } from '#protocol/collections.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { joinPage } from '#server/sync/pull-source.ts';
import { sourceOf } from '#server/sync/sources.usecase.ts';

export interface PullRequest {
	readonly collection: CollectionName;
	/** Both null at the first pull of a device. */
	readonly epoch: string | null;
	readonly scope: string | null;
	readonly seq: number;
	readonly limit: number;
}

const HEAD = Buffer.from('{"documents":[');
/** Ends the scope of a page inside a reset: the next page knows by it that the reset goes on. */
const RESETTING = '~';

/**
 * One page of what the actor may see, as the JSON that travels, in UTF-8. When history or view are not those
 * of the checkpoint, it starts again at 0 and says `reset` on each page up to the last (R8, R9).
 */
export function pullPage(deps: Deps, userId: string, request: PullRequest): Uint8Array<ArrayBuffer> {
	const actor = actorOf(deps, userId);
	const source = sourceOf(deps, actor, request.collection);
	const scope = scopeOf(request.collection, source.view);
	const start = startOf(deps, scope, request);
	const { documents, last, more } = joinPage(source.page(start.seq, request.limit));
	const checkpoint = {
		epoch: deps.history.epoch,
		scope: start.reset && more ? scope + RESETTING : scope,
		seq: last ?? start.seq
	};
	const reset = start.reset ? ',"reset":true' : '';
	const serverTime = msToInstant(deps.clock.now());
	const rest = `],"checkpoint":${JSON.stringify(checkpoint)},"more":${more}${reset},"serverTime":"${serverTime}"}`;
	return Buffer.concat([HEAD, documents, Buffer.from(rest)]);
}

/** The fingerprint of a view: says whether it changed, not what it is. */
export function scopeOf(collection: CollectionName, view: string): string {
	return hash('sha256', `${collection}\n${view}`, 'base64url').slice(0, 22);
}

function startOf(
	deps: Deps,
	scope: string,
	{ epoch, scope: asked, seq }: PullRequest
): { seq: number; reset: boolean } {
	// A position without its history says nothing: whoever lost the rest of a checkpoint starts again.
	const isFirst = epoch === null && asked === null && seq === 0;
	if (isFirst) return { seq: 0, reset: false };
	const isHere = epoch === deps.history.epoch && seq <= deps.history.current();
	if (isHere && asked === scope) return { seq, reset: false };
	if (isHere && asked === scope + RESETTING) return { seq, reset: true };
	return { seq: 0, reset: true };
}
