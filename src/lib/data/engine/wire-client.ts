import * as v from 'valibot';
import { instantToMs } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { Gate } from '#lib/data/engine/gate.ts';
import {
	requestJson,
	type FetchLike,
	type HttpProblem,
	type HttpRequest
} from '#lib/data/http/http-client.ts';
import type { Checkpoint } from '#protocol/checkpoint.ts';
import type { CollectionName } from '#protocol/collections.ts';
import { digestResponseSchema, type DigestResponse } from '#protocol/digest.ts';
import { pullResponseSchema, type PullResponse } from '#protocol/pull.ts';
import { pushResponseSchema, type PushResponse } from '#protocol/push.ts';
import { reofferResponseSchema, type KnownRecord } from '#protocol/reoffer.ts';
import type { Result } from '#domain/kernel/result.ts';

/** The sync calls of the server, each waiting for its turn at the gate. */
export class WireClient {
	readonly #fetch: FetchLike;
	readonly #gate: Gate;
	readonly #clock: DeviceClock;

	constructor(options: { readonly fetch: FetchLike; readonly gate: Gate; readonly clock: DeviceClock }) {
		this.#fetch = options.fetch;
		this.#gate = options.gate;
		this.#clock = options.clock;
	}

	/** One page after a checkpoint; comes back only with an answer (or when the session ends). */
	async pull(
		collection: CollectionName,
		checkpoint: Checkpoint | null,
		limit: number
	): Promise<PullResponse> {
		const query = new URLSearchParams({
			epoch: checkpoint?.epoch ?? '',
			scope: checkpoint?.scope ?? '',
			seq: String(checkpoint?.seq ?? 0),
			limit: String(limit)
		});
		for (;;) {
			const result = await this.call({ path: `/api/sync/${collection}/pull?${query}` }, pullResponseSchema);
			if (result.ok) return result.value;
		}
	}

	/** Sends rows. Refusals of the whole envelope come back to the caller. */
	push(
		rows: readonly unknown[],
		collection: CollectionName = 'time_entries'
	): Promise<Result<PushResponse, HttpProblem>> {
		const answersEveryRow = v.pipe(
			pushResponseSchema,
			v.check((response) => response.results.length === rows.length, 'one answer for every row')
		);
		return this.call({ path: `/api/sync/${collection}/push`, body: { rows } }, answersEveryRow);
	}

	/** Asks which of the records held here the server lacks. */
	reoffer(
		epoch: string,
		known: readonly KnownRecord[]
	): Promise<Result<v.InferOutput<typeof reofferResponseSchema>, HttpProblem>> {
		return this.call(
			{ path: '/api/sync/time_entries/reoffer', body: { epoch, known } },
			reofferResponseSchema
		);
	}

	/** The server's digest of a person's month. */
	digest(userId: string, month: string): Promise<Result<DigestResponse, HttpProblem>> {
		const query = new URLSearchParams({ collection: 'time_entries', month, userId });
		return this.call({ path: `/api/sync/digest?${query}` }, digestResponseSchema);
	}

	/** Any JSON call of the session that may wait as long as it takes. */
	call<S extends v.GenericSchema<unknown, object | null>>(
		request: HttpRequest,
		schema: S
	): Promise<Result<v.InferOutput<S>, HttpProblem>> {
		return this.#gate.run(async () => {
			const sentAt = this.#clock.deviceNow();
			const result = await requestJson(this.#fetch, { ...request, signal: this.#gate.signal }, schema);
			const answer = result.ok ? (result.value as { readonly serverTime?: string } | null) : null;
			if (answer?.serverTime !== undefined)
				this.#clock.learn(instantToMs(answer.serverTime), sentAt, this.#clock.deviceNow());
			return result;
		});
	}
}
