import { NEVER } from 'rxjs';
import { DeviceClock, type SmallStore } from '#lib/data/device-clock.ts';
import { comparedKey } from '#lib/data/engine/comparison.ts';
import { openEngine, type Engine } from '#lib/data/engine/engine.ts';
import type { Done } from '#lib/data/types.ts';
import { memoryHandoverStore } from '#tests/contract/memory-handover-store.ts';
import type { MeResponse } from '#protocol/http/me.ts';
import { HeldDatabase } from '#tests/simulation/held.ts';
import { SimNetwork, type Sender, type World } from '#tests/simulation/sim-network.ts';
import { SimStorage, StorageFailure, type Life } from '#tests/simulation/sim-storage.ts';
import { openSimStream } from '#tests/simulation/sim-stream.ts';

/** A device with the real data layer of the app: it can crash, restart, change hands and lose its network. */
export class SimDevice {
	readonly name: string;
	readonly holder: string;
	readonly network: SimNetwork;
	readonly storage: SimStorage;
	/** One per person who ever signed in here. */
	readonly databases = new Map<string, HeldDatabase>();
	engine: Engine | null = null;
	person: string;
	/** What the person could take back with one press. */
	lastDone: Done | null = null;
	readonly #world: World;
	readonly #store = memoryStore();
	/** Its key and the bundles it carries. */
	handover = memoryHandoverStore();
	readonly clock: DeviceClock;
	#clockError: number;
	#life: Life = { isOver: true };
	#change: Promise<void> = Promise.resolve();

	constructor(world: World, index: number, holder: string) {
		this.#world = world;
		this.name = `device${index}`;
		this.holder = holder;
		this.person = holder;
		this.network = new SimNetwork(world);
		this.storage = new SimStorage(world);
		this.storage.onCrash = () => void this.restart();
		// Each device's clock is a little wrong.
		this.#clockError = world.random.below(5) * 300;
		this.clock = new DeviceClock(this.#store, () => world.time.now() + this.#clockError);
	}

	get database(): HeldDatabase {
		const known = this.databases.get(this.person);
		if (known) return known;
		const made = new HeldDatabase(`${this.name}-${this.person}`, this.person);
		this.databases.set(this.person, made);
		return made;
	}

	get token(): string {
		return `token-${this.name}-${this.person}`;
	}

	/** Somebody sets the device's clock. */
	setClock(error: number): void {
		this.#clockError = error;
	}

	/** As if the last comparison with the server had been days ago. */
	forgetComparison(): void {
		const key = comparedKey(this.person);
		if (this.#store.get(key) !== null) this.#store.set(key, '1 ');
	}

	/** The app starts for whoever is signed in; one change after the other. */
	open(): Promise<void> {
		return this.#queue(() => this.#open());
	}

	/** The app ends without a word and starts again: nothing but the storage is left. */
	restart(): Promise<void> {
		this.#life.isOver = true;
		this.network.hangUp();
		return this.#queue(async () => {
			await this.#close();
			await this.#open();
		});
	}

	/** The device is handed to another person; what waits stays where it is. */
	handTo(person: string): Promise<void> {
		return this.#queue(async () => {
			await this.#close();
			this.person = person;
			await this.#open();
		});
	}

	/** Everything the device kept is gone without a word; `isAll`: the small store as well, as on a new device. */
	lose(isAll: boolean): Promise<void> {
		this.#life.isOver = true;
		this.network.hangUp();
		return this.#queue(async () => {
			await this.#close();
			this.empty(false);
			for (const database of this.databases.values()) database.lose();
			if (isAll) {
				this.#store.clear();
				this.handover = memoryHandoverStore();
			}
			await this.#open();
		});
	}

	/** Takes everything out of the storage; `isEnd`: the run is over. */
	empty(isEnd: boolean): void {
		this.storage.empty(
			[...this.databases.values()].map((one) => one.name),
			isEnd
		);
	}

	/** An explicit sign-out wipes the person's data, unless something waits; then the person comes back. */
	signOutAndIn(): Promise<void> {
		return this.#queue(async () => {
			const { engine, database } = this;
			const isAsked = database.decisions.size + database.questions.size > 0;
			if (engine === null || isAsked || (await engine.unsent()) > 0) return;
			// A write may be under way that is not listed yet: the last look is the storage's.
			const held = [...database.entries.values(), ...database.requests.values()];
			if (held.some((one) => one.pending !== 0)) return;
			this.engine = null;
			this.lastDone = null;
			await engine.destroy();
			this.#life.isOver = true;
			database.wipe();
			await this.#open();
		});
	}

	close(): Promise<void> {
		this.#life.isOver = true;
		return this.#queue(() => this.#close());
	}

	#queue(work: () => Promise<void>): Promise<void> {
		this.#change = this.#change.then(work);
		return this.#change;
	}

	async #close(): Promise<void> {
		const { engine } = this;
		this.engine = null;
		this.lastDone = null;
		this.#life.isOver = true;
		if (engine === null) return;
		let problem: string | null = 'does not end';
		const closed = engine.close().then(
			() => (problem = null),
			(error: unknown) => (problem = String(error))
		);
		await Promise.race([closed, this.#world.time.sleep(2_000)]);
		if (problem !== null) this.#world.watch.fail('liveness', `closing ${this.name}: ${problem}`);
	}

	async #open(): Promise<void> {
		const { time, random } = this.#world;
		const life: Life = { isOver: false };
		this.storage.hasFailed = false;
		this.#life = life;
		const sender: Sender = {
			name: this.name,
			token: this.token,
			userId: this.person,
			database: this.database
		};
		const fetch = async (path: string, init: RequestInit) => {
			if (life.isOver) throw new TypeError('the app is gone');
			const response = await this.network.fetch(sender, path, init);
			if (life.isOver) throw new TypeError('the app is gone');
			return response;
		};
		const opened = await openEngine({
			me: meOf(this.person),
			storage: this.storage.engineFor(this.database, life),
			fetch,
			clock: this.clock,
			store: this.#store,
			random: (count) => random.bytes(count),
			deviceZone: 'Europe/Berlin',
			multiInstance: false,
			databaseName: this.database.name,
			minutes$: NEVER,
			openStream: (handlers) => openSimStream(this.#world, this.network, sender, handlers)
		}).catch((error: unknown) => {
			if (!(error instanceof StorageFailure)) throw error;
			return null;
		});
		if (life.isOver || opened === null) {
			await opened?.close().catch(() => undefined);
			time.setTimer(() => void this.open(), 500);
			return;
		}
		this.engine = opened;
	}
}

/** What the app remembers of the person since the sign-in. */
function meOf(userId: string): MeResponse {
	return {
		userId,
		name: userId,
		roles: ['worker'],
		groups: [],
		company: 'Testfirma',
		demo: false,
		serverTime: '2026-11-19T09:00:00.000Z'
	};
}

function memoryStore(): SmallStore & { clear(): void } {
	const values = new Map<string, string>();
	return {
		get: (key) => values.get(key) ?? null,
		set: (key, value) => void values.set(key, value),
		remove: (key) => void values.delete(key),
		clear: () => values.clear()
	};
}
