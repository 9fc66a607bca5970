import { makeBundle } from '#lib/data/handover/make-bundle.ts';
import { nameKey } from '#lib/data/handover/name-key.ts';
import { toBase64Url } from '#protocol/handover-bundle.ts';
import { mutationOf, type Fields } from '#tests/simulation/facts.ts';
import type { HeldDatabase } from '#tests/simulation/held.ts';
import type { SimDevice } from '#tests/simulation/sim-device.ts';
import type { World } from '#tests/simulation/sim-network.ts';

/** A bundle in somebody's pocket. */
interface Carried {
	readonly bytes: Uint8Array;
	readonly database: HeldDatabase;
	/** The acts in it. */
	readonly ids: readonly string[];
}

const CARRIER = 'ines';
/** What the server answers for good about a device that was signed out, or that a restore forgot. */
const REFUSED = [403, 422];

/** Bundles of outboxes on their way to the server in another's pocket. */
export class HandOvers {
	readonly #world: World;
	readonly #pocket: Carried[] = [];

	constructor(world: World) {
		this.#world = world;
	}

	/** A device names its key to the server, while it has network. */
	async prepare(device: SimDevice): Promise<void> {
		const { time, server } = this.#world;
		const { engine, handover, clock, token, person } = device;
		if (engine === null) return;
		const outbox = engine.outbox();
		await time.settle(outbox, 1_000);
		const { deviceId } = await outbox;
		const fetch = (path: string, init: RequestInit) => {
			const { signal: _signal, ...sent } = init;
			return server.fetch(path, sent, token);
		};
		await time.outside(() => nameKey({ store: handover, fetch, clock, userId: person, deviceId }));
	}

	/** What waits on a device is sealed into a bundle; the device may be broken right after. */
	async make(device: SimDevice, isBroken: boolean): Promise<void> {
		const { time, watch } = this.#world;
		const { engine, handover, clock, database } = device;
		if (engine === null) return;
		const asked = engine.outbox();
		if (!(await time.settle(asked, 3_000))) return;
		const outbox = await asked.catch(() => null);
		if (outbox === null) return;
		const made = await time.outside(() => makeBundle({ store: handover, clock }, outbox));
		watch.trace(`${device.name} hands over ${made.ok ? made.value.rows : made.error}`);
		if (!made.ok) return;
		const rows = outbox.collections.flatMap((one) => one.rows) as { newDocumentState: Fields }[];
		const ids = rows.flatMap(({ newDocumentState }) => {
			const { id, priorIds } = mutationOf(newDocumentState);
			return [id, ...priorIds];
		});
		this.#pocket.push({ bytes: made.value.bytes, database, ids });
		for (const id of ids) database.carried.add(id);
		if (isBroken) await time.settle(device.lose(true), 10_000);
	}

	/** Whoever carries them brings all bundles; `isTwice`: and once more. */
	async bring(isTwice = false): Promise<void> {
		const rounds = isTwice ? 2 : 1;
		for (const carried of this.#pocket.splice(0)) {
			let answer: number | null = null;
			for (let round = 0; round < rounds; round += 1) answer = (await this.#bringOne(carried)) ?? answer;
			const isAnswered = answer === 200 || (answer !== null && REFUSED.includes(answer));
			if (!isAnswered) this.#pocket.push(carried);
			else this.#settle(carried, answer === 200);
		}
	}

	get isEmpty(): boolean {
		return this.#pocket.length === 0;
	}

	/** Answers the status; null = nobody answered. */
	async #bringOne({ bytes }: Carried): Promise<number | null> {
		const { time, server, watch, secrets, bug } = this.#world;
		if (bug.dropsBundles === true) return 200;
		const token = `office-${CARRIER}`;
		server.openSession(token, CARRIER);
		const before = secrets.seenBy(CARRIER);
		const body = JSON.stringify({ bundle: toBase64Url(Uint8Array.from(bytes)) });
		const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
		const answer = await time.outside(async () => {
			const response = await server.fetch('/api/sync/handover', init, token).catch(() => null);
			return response === null ? null : { status: response.status, text: await response.text() };
		});
		watch.trace(`a bundle is brought: ${answer?.status ?? 'no answer'}`);
		if (answer === null) return null;
		secrets.check(CARRIER, answer.text, before);
		return answer.status;
	}

	/** I1: each act in a bundle that was taken is applied, or its author is told what became of it. */
	#settle({ database, ids }: Carried, isTaken: boolean): void {
		const { server, ledger, requests, history } = this.#world;
		const notices = server.db.statement('SELECT data FROM notices WHERE user_id = ?').all([database.userId]);
		const told = notices.map((row) => String(row['data'])).join('\n');
		const waiting = new Set<string>();
		for (const { pending, data } of [...database.entries.values(), ...database.requests.values()]) {
			if (pending === 0 || data === null) continue;
			const { id, priorIds } = mutationOf(data);
			for (const one of [id, ...priorIds]) waiting.add(one);
		}
		for (const id of ids) {
			database.carried.delete(id);
			if (waiting.has(id)) continue;
			const act = ledger.acts.get(id) ?? requests.acts.get(id);
			const recordId = act?.recordId ?? id;
			if (!isTaken || (!history.everApplied.has(id) && told.includes(recordId))) database.excused.add(id);
		}
	}
}
