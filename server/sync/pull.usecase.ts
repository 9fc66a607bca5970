import { hash } from 'node:crypto';
import { msToInstant } from '#domain/time/instant.ts';
import type { CollectionName } from '#protocol/collections.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { joinPage, type PullSource } from '#server/sync/pull-source.ts';
import { sourceOf } from '#server/sync/sources.usecase.ts';

export interface PullRequest {
	/** The version of the wire that the device speaks. */
	readonly protocol: number;
	readonly collection: CollectionName;
	/** Both null at the first pull of a device. */
	readonly epoch: string | null;
	readonly scope: string | null;
	readonly seq: number;
	readonly limit: number;
}

const HEAD = Buffer.from('{"documents":[');
/**
 * What follows the scope on a page that is not the last of a reading from the beginning: `~` inside a reset, `.`
 * at a device's first download, and where the history stood when the reading began. Nobody's business but ours.
 */
const UNDER_WAY = /^([~.])(\d{1,15})$/;

/**
 * One page of what the actor may see, as the JSON that travels, in UTF-8. When history or view are not those
 * of the checkpoint, it starts again at 0 and says `reset` on each page up to the last (R8, R9).
 */
export function pullPage(deps: Deps, userId: string, request: PullRequest): Uint8Array<ArrayBuffer> {
	const actor = actorOf(deps, userId);
	const source = sourceOf(deps, actor, request.collection);
	const scope = scopeOf(request, source.view);
	const start = startOf(deps, source, { ...request, asked: request.scope, scope });
	const since = source.hasOthers === true ? start.since : 0;
	const { documents, last, more } = joinPage(source.page(start.seq, request.limit, since));
	const mark = start.reset ? '~' : '.';
	const checkpoint = {
		epoch: deps.history.epoch,
		scope: start.isWhole && more ? `${scope}${mark}${since}` : scope,
		// Read to the end: of what left the view before the beginning this device never hears.
		seq: Math.max(last ?? start.seq, start.isWhole && !more ? since : 0)
	};
	const reset = start.reset ? ',"reset":true' : '';
	const serverTime = msToInstant(deps.clock.now());
	const rest = `],"checkpoint":${JSON.stringify(checkpoint)},"more":${more}${reset},"serverTime":"${serverTime}"}`;
	return Buffer.concat([HEAD, documents, Buffer.from(rest)]);
}

/**
 * The fingerprint of a view: says whether it changed, not what it is. The version of the wire belongs to it, so that
 * a device that was updated reads all of it again in the new shape (R11).
 */
export function scopeOf(
	{ protocol, collection }: Pick<PullRequest, 'protocol' | 'collection'>,
	view: string
): string {
	return hash('sha256', `${protocol}\n${collection}\n${view}`, 'base64url').slice(0, 22);
}

interface Start {
	readonly seq: number;
	readonly reset: boolean;
	/** Everything from the beginning, this page or an earlier one being the first. */
	readonly isWhole: boolean;
	/** Where the history stood when a reading from the beginning began; 0 otherwise. */
	readonly since: number;
}

function startOf(
	deps: Deps,
	source: PullSource,
	{
		epoch,
		scope,
		asked,
		seq
	}: Pick<PullRequest, 'epoch' | 'seq'> & {
		readonly scope: string;
		readonly asked: string | null;
	}
): Start {
	const current = deps.history.current();
	// A position without its history says nothing: whoever lost the rest of a checkpoint starts again.
	const isFirst = epoch === null && asked === null && seq === 0;
	const anew = () => ({ seq: 0, reset: !isFirst, isWhole: true, since: source.lastSeq?.() ?? current });
	if (epoch !== deps.history.epoch || seq > current || asked?.startsWith(scope) !== true) return anew();
	if (asked === scope) return { seq, reset: false, isWhole: false, since: 0 };
	const [, mark, since] = UNDER_WAY.exec(asked.slice(scope.length)) ?? [];
	return mark === undefined ? anew() : { seq, reset: mark === '~', isWhole: true, since: Number(since) };
}
