import type { Database } from '#server/db/client.ts';
import type { Fields, Version } from '#tests/simulation/facts.ts';
import {
	isRequestSource,
	plain,
	requestSources,
	type RequestSource,
	type RequestVersion
} from '#tests/simulation/request-facts.ts';
import { whatIsWrongWithRequest, whatOverlaps } from '#tests/simulation/request-legal.ts';
import type { Rights } from '#tests/simulation/rights.ts';
import type { Watch } from '#tests/simulation/violation.ts';

type Line = Readonly<Record<string, unknown>>;

/** What the server's side table says of one mutation. */
export interface Side {
	readonly id: string;
	readonly recordId: string;
	readonly reason: string | null;
	readonly event: string | null;
}

/** What one commit did to one absence or correction. */
export interface RequestStep {
	readonly before: RequestVersion | null;
	readonly after: RequestVersion;
	/** Ids of the devices' mutations that this version stands for, oldest first. */
	readonly chain: readonly string[];
	/** The server kept the content but refused the act. */
	readonly isServersDraft: boolean;
}

/** What the history of absences and corrections asks of that of the entries. */
export interface Around {
	readonly rights: Rights;
	entryOf(recordId: string): Version | null;
	/** A mutation has a line of its own. */
	applied(mutationId: string): void;
}

/** The event list of absences and corrections, read from journal and tables after every commit. */
export class RequestHistory {
	versions = new Map<string, RequestVersion[]>();
	onStep: (step: RequestStep) => void = () => undefined;
	#copy: ReadonlyMap<string, RequestVersion[]> | null = null;
	readonly #everSeen = new Map<string, Set<string>>();
	readonly #db: Database;
	readonly #watch: Watch;
	readonly #now: () => number;
	readonly #around: Around;

	constructor(db: Database, watch: Watch, now: () => number, around: Around) {
		this.#db = db;
		this.#watch = watch;
		this.#now = now;
		this.#around = around;
	}

	newestOf(recordId: string): RequestVersion | null {
		return this.versions.get(recordId)?.at(-1) ?? null;
	}

	visibleTo(userId: string): RequestVersion[] {
		const newest = [...this.versions.values()].map((all) => all.at(-1));
		return newest.filter((one) => one !== undefined && this.#canSee(userId, one)) as RequestVersion[];
	}

	everSaw(userId: string, recordId: string): boolean {
		return this.#everSeen.get(userId)?.has(recordId) ?? false;
	}

	/** Whether by the rights of now a version would have been shown that was there once and is gone. */
	wouldHaveSeen(userId: string, recordId: string): boolean {
		const versions = this.versions.get(recordId) ?? [];
		return versions.at(-1)?.deleted === true && versions.some((version) => this.#canSee(userId, version));
	}

	#canSee(userId: string, { ownerId, deleted, isShown, day }: RequestVersion): boolean {
		if (deleted) return false;
		return ownerId === userId || (isShown && this.#around.rights.manages(userId, ownerId, day));
	}

	backUp(): void {
		this.#copy = new Map(this.versions);
	}

	restoreBackup(): void {
		if (this.#copy !== null) this.versions = new Map(this.#copy);
	}

	/** Takes the new lines of the journal and of the side table. */
	afterCommit(lines: readonly Line[], sides: readonly Side[]): void {
		const isTaken = new Set<Side>();
		for (const line of lines) {
			if (!isRequestSource(line['collection'])) continue;
			const recordId = String(line['record_id']);
			const mine = sides.filter((one) => one.recordId === recordId && !isTaken.has(one));
			for (const one of mine) isTaken.add(one);
			this.#take(line['collection'], line, mine);
		}
		this.#checkRows();
		for (const userId of ['jana', 'theo']) {
			const seen = this.#everSeen.get(userId) ?? new Set();
			for (const { recordId, fields } of this.visibleTo(userId)) {
				seen.add(recordId);
				// What is proposed says what it is about.
				if (typeof fields['entryId'] === 'string') seen.add(fields['entryId']);
			}
			this.#everSeen.set(userId, seen);
		}
	}

	#take(source: RequestSource, line: Line, sides: readonly Side[]): void {
		const recordId = String(line['record_id']);
		const before = this.newestOf(recordId);
		const wasThere = before !== null && !before.deleted;
		const told = line['before'] === null ? null : (JSON.parse(String(line['before'])) as Fields);
		if (plain(told) !== plain(wasThere ? before.fields : null))
			this.#watch.fail('I10', `the journal's "before" of ${recordId} is not the version before`);
		const after = this.#versionAfter(source, line, before);
		const mutation = after.fields['mutation'] as { id: string; deviceId: string };
		const isServers = mutation.deviceId === 'server';
		const isServersDraft = isServers && after.actorId === after.ownerId;
		const acts = [...sides.map((one) => one.event).filter((one) => one !== null), after.event];
		this.#around.applied(after.mutationId);
		const wrong = whatIsWrongWithRequest(
			before,
			after,
			isServersDraft ? [after.event] : acts,
			this.#around.rights
		);
		if (wrong !== null) this.#watch.fail('I4/I5', `${recordId}: ${wrong}`);
		const newest = [...this.versions.values()].flatMap((all) => all.at(-1) ?? []);
		const overlap = after.event === 'request' ? whatOverlaps(after, newest) : null;
		if (overlap !== null) this.#watch.fail('I5', `${recordId} was asked for ${overlap}`);
		if (source === 'corrections' && after.event === 'agree') this.#checkEffect(after);
		this.versions.set(recordId, [...(this.versions.get(recordId) ?? []), after]);
		this.#watch.trace(
			`commit ${after.seq} ${source} ${recordId} ${acts.join('+')} by ${after.actorId} -> ${after.deleted ? 'gone' : after.state}`
		);
		const chain = [...sides.map((one) => one.id), ...(isServers ? [] : [after.mutationId])];
		this.onStep({ before, after, chain, isServersDraft });
	}

	/** Agreeing is one with what it does to the entry: it is there in the same commit, by the same person. */
	#checkEffect({ recordId, actorId, fields, at }: RequestVersion): void {
		const { kind, proposed, entryId } = fields as { kind: string; proposed: Fields | null; entryId: string };
		const entry = this.#around.entryOf(entryId);
		const fail = (detail: string) => this.#watch.fail('I5', `agreed to ${recordId}, but ${detail}`);
		if (entry === null || entry.at !== at || entry.actorId !== actorId)
			return fail('nothing became of the entry');
		const wanted = kind === 'objection' ? 'reopen' : 'correct';
		if (entry.event !== wanted) return fail(`the entry saw ${entry.event}`);
		if (kind === 'delete' && !entry.deleted) return fail('the entry is still there');
		if (proposed === null) return;
		const other = Object.keys(proposed).find((name) => plain(entry.fields?.[name]) !== plain(proposed[name]));
		if (other !== undefined) fail(`the entry's ${other} is not what was agreed to`);
	}

	#versionAfter(source: RequestSource, line: Line, before: RequestVersion | null): RequestVersion {
		const recordId = String(line['record_id']);
		const deleted = line['after'] === null;
		const seqNow = () => Number(this.#row(source, recordId)?.['seq']);
		const fields = deleted ? (before?.fields ?? {}) : (JSON.parse(String(line['after'])) as Fields);
		const state = String(fields['state']);
		return {
			source,
			recordId,
			ownerId: String(line['user_id']),
			day: source === 'absences' ? String(fields['from']) : this.#dayOf(fields, before),
			state,
			deleted,
			isShown: this.#isShown(source, state, before),
			seq: deleted ? seqNow() : Number(fields['seq']),
			mutationId: String(line['mutation_id']),
			event: String(line['event']),
			actorId: String(line['actor_id']),
			at: this.#now(),
			fields
		};
	}

	/** A draft is its owner's alone, and what was taken back before anybody heard of it. */
	#isShown(source: RequestSource, state: string, before: RequestVersion | null): boolean {
		if (source === 'corrections') return before?.isShown === true || state === 'proposed';
		return state !== 'draft' && (state !== 'cancelled' || before?.isShown === true);
	}

	/** The day of the entry that a proposal is about, or of the time that is missing. */
	#dayOf({ entryId, proposed }: Fields, before: RequestVersion | null): string {
		if (before !== null) return before.day;
		const entry = entryId === null ? null : this.#around.entryOf(String(entryId));
		if (entry !== null) return entry.day;
		const { start } = proposed as { start: string };
		return new Date(Date.parse(start) + 3_600_000).toISOString().slice(0, 10);
	}

	#row(source: RequestSource, id: string): Line | undefined {
		return this.#db.statement(`SELECT seq FROM ${source} WHERE id = ?`).get([id]);
	}

	/** I10 the other way round: no row changed without a line. */
	#checkRows(): void {
		let count = 0;
		for (const source of requestSources) {
			for (const row of this.#db.statement(`SELECT id, seq FROM ${source}`).all()) {
				count += 1;
				if (this.newestOf(String(row['id']))?.seq !== Number(row['seq']))
					this.#watch.fail('I10', `${String(row['id'])} changed without a line in the journal`);
			}
		}
		if (count !== this.versions.size) this.#watch.fail('I10', 'absences or corrections without a row');
	}
}
