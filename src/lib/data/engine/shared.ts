import type { Observable } from 'rxjs';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalDatabase } from '#lib/data/engine/database.ts';
import type { EntryWriter, StorageProblem } from '#lib/data/engine/entry-writer.ts';
import type { Gate } from '#lib/data/engine/gate.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import type { Stamper } from '#lib/data/engine/stamper.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import type { MeResponse } from '#protocol/http/me.ts';

/** What commands and views of one person's engine work with. */
export interface Shared {
	readonly database: LocalDatabase;
	readonly writer: EntryWriter;
	readonly stamper: Stamper;
	readonly clock: DeviceClock;
	readonly local: LocalStore;
	readonly context$: Observable<PersonContext>;
	readonly wire: WireClient;
	readonly gate: Gate;
	readonly minutes$: Observable<unknown>;
	readonly me: MeResponse;
	/** The device could not keep something. */
	readonly onStorageProblem: (problem: StorageProblem) => void;
}
