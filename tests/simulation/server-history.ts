import type { Database } from '#server/db/client.ts';
import { FORGED, type Fields, type Version } from '#tests/simulation/facts.ts';
import { whatIsIllegal } from '#tests/simulation/legal.ts';
import { RequestHistory, type Side } from '#tests/simulation/request-history.ts';
import { Rights } from '#tests/simulation/rights.ts';
import type { Watch } from '#tests/simulation/violation.ts';

/** What one commit did to one entry. */
export interface Change {
	readonly before: Version | null;
	readonly after: Version;
	/** Ids of the devices' mutations that this version stands for, oldest first. */
	readonly chain: readonly string[];
	/** The server kept the content but refused the act. */
	readonly isServersDraft: boolean;
}

/** The event list as it was when a copy of the database was put away. */
interface Copy {
	readonly versions: ReadonlyMap<string, Version[]>;
	readonly applied: ReadonlyMap<string, string | null>;
	readonly lastSeq: number;
	readonly lastLine: number;
	readonly lastSide: number;
}

/** The event list of the server, read from journal and tables after every commit; it knows nothing of the app's code. */
export class ServerHistory {
	versions = new Map<string, Version[]>();
	/** Every mutation the server calls applied, with the reason if its act was refused. */
	applied = new Map<string, string | null>();
	/** Versions of histories that a restore ended. */
	readonly #lost = new Map<string, readonly Version[]>();
	#copy: Copy | null = null;
	readonly #firstKey: string;
	readonly #everKept = new Set<string>();
	rights: Rights;
	/** The same of absences and corrections. */
	readonly requests: RequestHistory;
	/** How often somebody's rights changed. */
	rightsChanges = 0;
	lastSeq = 0;
	/** How often the server's tables were looked at. */
	reads = 0;
	/** Highest position any device was told of. */
	highestGiven = 0;
	/** Every mutation that was ever applied, also in a history that a restore ended. */
	readonly everApplied = new Set<string>();
	/** The last position of the copy with which this history began; 0 = it began with nothing. */
	restoredSeq = 0;
	onChange: (change: Change) => void = () => undefined;
	readonly #everSeen = new Map<string, Set<string>>();
	readonly #db: Database;
	readonly #watch: Watch;
	readonly #now: () => number;
	#lastLine = 0;
	#lastSide = 0;

	constructor(db: Database, watch: Watch, now: () => number) {
		this.#db = db;
		this.#watch = watch;
		this.#now = now;
		this.rights = new Rights(db, now());
		this.#firstKey = this.rights.key;
		const rights = () => this.rights;
		this.requests = new RequestHistory(db, watch, now, {
			get rights() {
				return rights();
			},
			entryOf: (recordId) => this.newestOf(recordId),
			applied: (mutationId) => this.#noteApplied(mutationId)
		});
	}

	/** Everybody may see and do what he might at the beginning. */
	get areRightsAsAtFirst(): boolean {
		return this.rights.key === this.#firstKey;
	}

	newestOf(recordId: string): Version | null {
		return this.versions.get(recordId)?.at(-1) ?? null;
	}

	/** Every version of a record that there ever was, also in a history that a restore ended. */
	everOf(recordId: string): readonly Version[] {
		return [...(this.#lost.get(recordId) ?? []), ...(this.versions.get(recordId) ?? [])];
	}

	visibleTo(userId: string): Version[] {
		const all = [...this.versions.keys()].map((id) => this.newestOf(id));
		return all.filter((one): one is Version => one !== null && this.rights.canSee(userId, one));
	}

	/** Whether somebody sees a record, or saw it once: then its id is no secret. */
	everSaw(userId: string, recordId: string): boolean {
		return this.#everSeen.get(userId)?.has(recordId) === true || this.requests.everSaw(userId, recordId);
	}

	/** Whether by the rights of now a version would have been shown that was there once and is gone. */
	wouldHaveSeen(userId: string, recordId: string): boolean {
		const versions = this.versions.get(recordId) ?? [];
		const isGone = versions.at(-1)?.deleted === true;
		if (isGone && versions.some((version) => this.rights.canSee(userId, version))) return true;
		return this.requests.wouldHaveSeen(userId, recordId);
	}

	/** Whose record this is; null when the server has none. */
	ownerOf(recordId: string): string | null {
		return (this.newestOf(recordId) ?? this.requests.newestOf(recordId))?.ownerId ?? null;
	}

	/** Whether the server had this version of a record, in whichever history. */
	hadOnce({ id, mutation }: Fields): boolean {
		const { id: mutationId } = mutation as { id: string };
		return this.#everKept.has(`${String(id)} ${mutationId}`);
	}

	/** A copy of the server's database was put away. */
	backUp(): void {
		const { versions, applied, lastSeq } = this;
		const [lastLine, lastSide] = [this.#lastLine, this.#lastSide];
		this.requests.backUp();
		this.#copy = { versions: new Map(versions), applied: new Map(applied), lastSeq, lastLine, lastSide };
	}

	/** The copy is in the place of what was there: everything since is as if it had never been. */
	restoreBackup(): void {
		const copy = this.#copy;
		if (copy === null) return;
		this.requests.restoreBackup();
		for (const [recordId, versions] of this.versions) {
			const kept = copy.versions.get(recordId) ?? [];
			const gone = versions.filter((version) => !kept.includes(version));
			if (gone.length > 0) this.#lost.set(recordId, [...(this.#lost.get(recordId) ?? []), ...gone]);
		}
		this.versions = new Map(copy.versions);
		this.applied = new Map(copy.applied);
		this.lastSeq = copy.lastSeq;
		this.highestGiven = copy.lastSeq;
		this.restoredSeq = copy.lastSeq;
		this.#lastLine = copy.lastLine;
		this.#lastSide = copy.lastSide;
		this.rights = new Rights(this.#db, this.#now());
		this.reads += 1;
		this.rightsChanges += 1;
	}

	afterCommit(): void {
		this.reads += 1;
		const lines = this.#db
			.statement('SELECT * FROM journal WHERE position > ? ORDER BY position')
			.all([this.#lastLine]);
		if (lines.some((line) => line['collection'] !== 'time_entries')) this.#readRights();
		const sides = this.#newSides();
		const touched = new Set<string>();
		for (const [index, line] of lines.entries()) {
			this.#lastLine = Number(line['position']);
			if (line['collection'] !== 'time_entries') continue;
			const recordId = String(line['record_id']);
			touched.add(recordId);
			if (line['event'] === 'correct') this.#checkAgreed(line, lines);
			const next = lines.slice(index + 1).find((one) => one['record_id'] === recordId);
			this.#take(line, next === undefined ? null : String(next['before']), sides);
		}
		this.#checkRows(touched);
		this.requests.afterCommit(lines, sides);
		this.#rememberViews();
	}

	/** I4: locked time is corrected by an agreement, in the same commit and by the same person, and in no other way. */
	#checkAgreed(line: Record<string, unknown>, lines: readonly Record<string, unknown>[]): void {
		const isAgreement = (one: Record<string, unknown>) =>
			one['collection'] === 'corrections' &&
			one['event'] === 'agree' &&
			one['actor_id'] === line['actor_id'] &&
			one['user_id'] === line['user_id'];
		if (!lines.some(isAgreement))
			this.#watch.fail('I4', `${String(line['record_id'])} was corrected, and nobody agreed to it`);
	}

	#noteApplied(mutationId: string): void {
		if (this.applied.has(mutationId)) this.#watch.fail('I3', `mutation ${mutationId} was applied twice`);
		this.applied.set(mutationId, null);
		this.everApplied.add(mutationId);
	}

	#readRights(): void {
		const rights = new Rights(this.#db, this.#now());
		if (rights.key !== this.rights.key) this.rightsChanges += 1;
		this.rights = rights;
	}

	#newSides(): Side[] {
		const rows = this.#db
			.statement(
				'SELECT rowid AS position, id, record_id, reason, prior FROM mutations WHERE rowid > ? ORDER BY rowid'
			)
			.all([this.#lastSide]);
		return rows.map((row) => {
			this.#lastSide = Number(row['position']);
			const prior = row['prior'] === null ? null : (JSON.parse(String(row['prior'])) as { event: string });
			const id = String(row['id']);
			if (this.applied.has(id)) this.#watch.fail('I3', `mutation ${id} was applied twice`);
			this.applied.set(id, row['reason'] as string | null);
			this.everApplied.add(id);
			return {
				id,
				recordId: String(row['record_id']),
				reason: row['reason'] as string | null,
				event: prior?.event ?? null
			};
		});
	}

	#take(line: Record<string, unknown>, laterText: string | null, sides: Side[]): void {
		const recordId = String(line['record_id']);
		const before = this.newestOf(recordId);
		if ((line['before'] ?? null) !== (before?.text ?? null))
			this.#watch.fail('I10', `the journal's "before" of ${recordId} is not the version before`);
		const after = this.#versionAfter(line, before, laterText);
		const mine = sides.filter((one) => one.recordId === recordId && !this.#isTaken.has(one));
		for (const one of mine) this.#isTaken.add(one);
		const isServersDraft =
			(after.fields?.['mutation'] as { deviceId?: string } | undefined)?.deviceId === 'server' &&
			after.event !== 'confirm_on_behalf';
		const priorEvents = mine.map((one) => one.event).filter((event) => event !== null);
		// A draft that the server kept stands for the earlier acts as well: taken back first, and only then refused.
		const acts = [...priorEvents, after.event];
		this.#noteApplied(after.mutationId);
		if (after.text.includes(FORGED)) this.#watch.fail('I9', `${recordId} has a field that a client decided`);
		const wrong = whatIsIllegal(before, after, acts, this.rights);
		// What a device merged onto another version, or the server kept of what it refused, stands for acts that were
		// done elsewhere or had no place: then the last one counts.
		if (wrong !== null && whatIsIllegal(before, after, acts.slice(-1), this.rights) !== null)
			this.#watch.fail('I4/I5', `${recordId}: ${wrong}`);
		this.versions.set(recordId, [...(this.versions.get(recordId) ?? []), after]);
		this.#watch.trace(
			`commit ${after.seq} ${recordId} ${acts.join('+')} by ${after.actorId} -> ${after.deleted ? 'gone' : after.state} ${String(after.fields?.['note'] ?? '')}`
		);
		this.#everKept.add(`${recordId} ${String((after.fields?.['mutation'] as Fields | undefined)?.['id'])}`);
		const chain = [...mine.map((one) => one.id), ...(isServersDraft ? [] : [after.mutationId])];
		this.onChange({ before, after, chain, isServersDraft });
	}

	readonly #isTaken = new WeakSet<Side>();

	#versionAfter(line: Record<string, unknown>, before: Version | null, laterText: string | null): Version {
		const recordId = String(line['record_id']);
		const row = this.#db.statement('SELECT * FROM time_entries WHERE id = ?').get([recordId]);
		const text = laterText ?? String(row?.['record']);
		const parsed = JSON.parse(text) as Fields;
		const deleted = parsed['_deleted'] === true;
		const seq = Number(parsed['seq']);
		if (seq !== this.lastSeq && seq <= this.lastSeq)
			this.#watch.fail('I7', `position ${seq} after ${this.lastSeq}`);
		if (seq <= this.highestGiven)
			this.#watch.fail('I7', `position ${seq} was given to a device as read before it was there`);
		this.lastSeq = Math.max(this.lastSeq, seq);
		const start = parsed['start'] as string | undefined;
		return {
			recordId,
			ownerId: String(line['user_id']),
			// All of it is in one zone, in winter.
			day:
				start === undefined
					? (before?.day ?? '')
					: new Date(Date.parse(start) + 3_600_000).toISOString().slice(0, 10),
			state: String(parsed['state'] ?? 'draft'),
			deleted,
			seq,
			mutationId: String(line['mutation_id']),
			event: String(line['event']),
			actorId: String(line['actor_id']),
			at: this.#now(),
			fields: deleted ? null : parsed,
			text
		};
	}

	/** I10 the other way round: no row changed without a line. */
	#checkRows(touched: ReadonlySet<string>): void {
		const rows = this.#db.statement('SELECT id, seq FROM time_entries').all();
		for (const row of rows) {
			const id = String(row['id']);
			const known = this.newestOf(id);
			if (known?.seq !== Number(row['seq']))
				this.#watch.fail('I10', `${id} changed without a line in the journal`);
		}
		if (rows.length !== this.versions.size) this.#watch.fail('I10', `entries without a row: ${touched.size}`);
	}

	#rememberViews(): void {
		for (const userId of ['jana', 'theo']) {
			const seen = this.#everSeen.get(userId) ?? new Set();
			for (const version of this.visibleTo(userId)) seen.add(version.recordId);
			this.#everSeen.set(userId, seen);
		}
	}
}
