import { pairwise, type Observable, type Subscription } from 'rxjs';
import { digestText, type DigestLine } from '#domain/kernel/digest-text.ts';
import { addDays } from '#domain/time/local-date.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { DeviceClock, SmallStore } from '#lib/data/device-clock.ts';
import { wireToDoc, type WireEntry } from '#lib/data/engine/entry-doc.ts';
import type { GateState } from '#lib/data/engine/gate.ts';
import type { Reoffer } from '#lib/data/engine/reoffer.ts';
import type { Replication } from '#lib/data/engine/replication.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import { PULL_LIMIT_MAX } from '#protocol/pull.ts';

const DAY_MS = 86_400_000;
/** Out of reach for so long, much may have happened on either side. */
const LONG_SPELL_MS = DAY_MS / 3;
/** Months of one person compared in one round; the others have their turn in the next ones. */
const MONTHS_PER_ROUND = 12;

export const comparedKey = (userId: string) => `tagwerk.compared.${userId}`;

interface Parts {
	readonly userId: string;
	readonly deviceZone: string;
	readonly store: SmallStore;
	readonly clock: DeviceClock;
	readonly gate$: Observable<GateState>;
	readonly wire: WireClient;
	readonly reoffer: Reoffer;
	readonly replication: Replication;
	/** Whether a write waits. */
	readonly hasPending: () => Promise<boolean>;
}

/**
 * Compares what device and server have of a person's month (R10), because an empty outbox proves nothing. At most
 * once a day and after every long spell without network, only when nothing waits and after a pull. A month that
 * differs is offered to the server and pulled again.
 */
export class Comparison {
	readonly #parts: Parts;
	readonly #subscription: Subscription;
	#isAfterSpell = false;
	#running: Promise<void> | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#subscription = parts.gate$.pipe(pairwise()).subscribe(([before, now]) => {
			const spell = (now.lastSuccessAt ?? 0) - (before.lastSuccessAt ?? now.lastSuccessAt ?? 0);
			this.#isAfterSpell ||= spell >= LONG_SPELL_MS;
		});
	}

	/** A round if it is time for one; call when nothing is under way. */
	run(): Promise<void> {
		this.#running ??= this.#run().finally(() => {
			this.#running = null;
		});
		return this.#running;
	}

	close(): void {
		this.#subscription.unsubscribe();
	}

	async #run(): Promise<void> {
		const { userId, store, clock, replication, hasPending } = this.#parts;
		const latest = replication.latestCheckpoint;
		// A page without a secure address has no hash function.
		if (!('subtle' in crypto) || latest === null || latest.resetting || (await hasPending())) return;
		const now = clock.correctedNow();
		const [at, last = ''] = (store.get(comparedKey(userId)) ?? '').split(' ');
		// What was just downloaded need not be compared.
		const isFirst = !at;
		const isDue = !isFirst && (this.#isAfterSpell || Math.abs(now - Number(at)) >= DAY_MS);
		if (!isFirst && !isDue) return;
		this.#isAfterSpell = false;
		// Noted before: whatever goes wrong below is not tried again and again.
		store.set(comparedKey(userId), `${now} ${last}`);
		if (isFirst) return;
		const months = await this.#months();
		const turns = this.#turns(months, now, last);
		for (const key of turns) await this.#compare(key, months.get(key) ?? []);
		store.set(comparedKey(userId), `${now} ${turns.at(-1) ?? ''}`);
	}

	/** What is held of each person's month. */
	async #months(): Promise<Map<string, DigestLine[]>> {
		const months = new Map<string, DigestLine[]>();
		for await (const docs of this.#parts.reoffer.pages())
			for (const entry of await this.#parts.reoffer.acknowledged(docs)) {
				const key = keyOf(entry);
				const line = { id: entry.id, mutationId: entry.mutation.id };
				const lines = months.get(key);
				if (lines === undefined) months.set(key, [line]);
				else lines.push(line);
			}
		return months;
	}

	/** This month and the last one always, even when nothing is here; of the others those after the last turn. */
	#turns(months: ReadonlyMap<string, unknown>, now: number, last: string): string[] {
		const { userId, deviceZone } = this.#parts;
		const today = localDateOf(msToInstant(now), deviceZone);
		const fixed = [today, addDays(`${today.slice(0, 7)}-01`, -1)].map(
			(date) => `${userId}|${date.slice(0, 7)}`
		);
		const others = [...months.keys()].filter((key) => !fixed.includes(key)).sort();
		const turned = [...others.filter((key) => key > last), ...others.filter((key) => key <= last)];
		return [...fixed, ...turned].slice(0, MONTHS_PER_ROUND);
	}

	async #compare(key: string, lines: readonly DigestLine[]): Promise<void> {
		const { wire, reoffer, replication } = this.#parts;
		const [userId = '', month = ''] = key.split('|');
		const answer = await wire.digest(userId, month);
		if (!answer.ok || answer.value.digest === (await sha256(digestText(lines)))) return;
		const epoch = replication.latestCheckpoint?.epoch ?? '';
		for await (const docs of reoffer.pages())
			await reoffer.offer(
				epoch,
				(await reoffer.acknowledged(docs)).filter((entry) => keyOf(entry) === key)
			);
		await this.#pullAgain(key);
	}

	/** Fetches a month anew, beside the ordinary pull: only what is of that month is touched. */
	async #pullAgain(key: string): Promise<void> {
		const { wire, reoffer, replication } = this.#parts;
		const latest = replication.latestCheckpoint;
		if (latest === null) return;
		const found: WireEntry[] = [];
		const living = new Set<string>();
		for (let checkpoint = { epoch: latest.epoch, scope: latest.scope, seq: 0 }, more = true; more;) {
			const page = await wire.pull('time_entries', checkpoint, PULL_LIMIT_MAX);
			// Everything changes anyway: the ordinary pull will see to it.
			if (page.reset === true) return replication.resync('time_entries');
			for (const document of page.documents as WireEntry[]) {
				if (document._deleted) continue;
				living.add(document.id);
				if (keyOf(document as TimeEntry) === key) found.push(document);
			}
			({ checkpoint, more } = page);
		}
		for await (const docs of reoffer.pages())
			for (const { id, pending, data } of docs)
				if (pending === 0 && data !== null && keyOf(data) === key && !living.has(id))
					found.push({ id, _deleted: true });
		// Something newer came meanwhile: the next round looks again.
		if (replication.latestCheckpoint?.seq !== latest.seq) return replication.resync('time_entries');
		replication.deliver(found.map(wireToDoc));
	}
}

/** Whose entry, and in which month it began where the person was. */
function keyOf({ userId, start, zone }: TimeEntry): string {
	return `${userId}|${localDateOf(start, zone).slice(0, 7)}`;
}

async function sha256(text: string): Promise<string> {
	const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
