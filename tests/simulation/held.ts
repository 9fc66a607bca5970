import type { Fields } from '#tests/simulation/facts.ts';

/** A row of a device's entries as it was stored. */
export interface HeldEntry {
	readonly id: string;
	readonly pending: number;
	readonly removed: number;
	readonly _deleted: boolean;
	readonly data: Fields | null;
	/** The server's version under a write that waits. */
	readonly base?: Fields | null;
}

/** A row of a device's absences and corrections as it was stored. */
export interface HeldRequest extends Omit<HeldEntry, 'id'> {
	readonly key: string;
	readonly source: string;
}

export interface HeldDecision {
	readonly id: string;
	readonly kind: string;
	readonly dropped: readonly string[];
	readonly ids: ReadonlySet<string>;
}

/** A question about an absence or a correction. */
export interface HeldQuestion {
	readonly id: string;
	readonly recordId: string;
	readonly ids: ReadonlySet<string>;
}

/** What one person's database on one device holds, as its storage was told. */
export class HeldDatabase {
	readonly name: string;
	readonly userId: string;
	readonly entries = new Map<string, HeldEntry>();
	readonly decisions = new Map<string, HeldDecision>();
	/** Everything that ever was put before the person. */
	readonly told: HeldDecision[] = [];
	/** Acts that are neither applied nor answered for otherwise yet. */
	readonly open = new Set<string>();
	/** The same of absences and corrections. */
	readonly openRequests = new Set<string>();
	/** Acts in a bundle that somebody carries to the server. */
	readonly carried = new Set<string>();
	/** Acts that went with a device that broke, or that the server took no bundle for, or told of otherwise. */
	readonly excused = new Set<string>();
	readonly shownSeq = new Map<string, number>();
	/** Absences and corrections, by their key. */
	readonly requests = new Map<string, HeldRequest>();
	/** Open questions about them. */
	readonly questions = new Map<string, HeldQuestion>();
	/** Every question that ever was put before the person. */
	readonly asked: HeldQuestion[] = [];
	/** How often everything here was deleted on purpose. */
	wipes = 0;

	constructor(name: string, userId: string) {
		this.name = name;
		this.userId = userId;
	}

	/** Everything is gone with the storage: what nobody carries is lost, and the person knows. */
	lose(): void {
		for (const id of [...this.open, ...this.openRequests]) if (!this.carried.has(id)) this.excused.add(id);
		this.wipe();
	}

	wipe(): void {
		this.wipes += 1;
		this.entries.clear();
		this.decisions.clear();
		this.shownSeq.clear();
		this.requests.clear();
		this.questions.clear();
	}
}
