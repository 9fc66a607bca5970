import { firstValueFrom } from 'rxjs';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { dayHoldUp, withdrawableAtLeastUntil } from '#domain/time-entry/day-acts.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { WITHDRAW_MIN_MS } from '#domain/time-entry/withdraw-window.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { entriesById, ownEntriesOn } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange, Written } from '#lib/data/engine/entry-writer.ts';
import type { StoredSettled } from '#lib/data/engine/local-store.ts';
import { undecidedDays } from '#lib/data/engine/open-questions.ts';
import { personFactsOf } from '#lib/data/engine/person-facts.ts';
import { reopenAll, settledDecision } from '#lib/data/engine/settle.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf, writeUndoable } from '#lib/data/engine/undo.ts';
import type { CommandResult, ConfirmDone, Refusal } from '#lib/data/types.ts';

type ConfirmResult = Promise<Result<ConfirmDone, Refusal>>;

interface Group {
	readonly date: LocalDate;
	readonly changes: readonly EntryChange[];
}
type LeftOut = ConfirmDone['leftOut'][number];

/** Confirming and taking back. The unit is the day: a day is confirmed whole or left out whole, and named. */
export function createConfirmCommands(shared: Shared) {
	const { database, local, me } = shared;

	/** What only asked to confirm again is answered by a confirmation. */
	const answeredBy = async (written: readonly Written[]): Promise<readonly StoredSettled[]> => {
		const open = await firstValueFrom(local.decisions$());
		return open.flatMap((decision) => {
			const entries = written.filter((one) => one.id === decision.entryId);
			const isAnswer = decision.confirmationDropped && entries.length > 0;
			return isAnswer ? [settledDecision(shared, decision, 'confirm', { entries })] : [];
		});
	};

	/** Days whose times hang on a decision, among those of some entries. */
	const undecidedAmong = async (entries: readonly TimeEntry[]) => {
		const decisions = await firstValueFrom(local.decisions$());
		const moved = await entriesById(
			database,
			decisions.map((decision) => decision.entryId)
		);
		return undecidedDays(decisions, [...entries, ...moved], me.userId);
	};

	/** Until when at least it can be taken back, where that is longer than the undo; null = no longer than that. */
	const withdrawableFor = async (written: readonly Written[]): Promise<Instant | null> => {
		const context = await firstValueFrom(shared.context$);
		const now = msToInstant(shared.clock.correctedNow());
		const facts = personFactsOf(context, context.self, now);
		const entries = written.map(({ after }) => after);
		const until = withdrawableAtLeastUntil({ entries, around: [], facts });
		return until !== null && instantToMs(until) > instantToMs(now) + WITHDRAW_MIN_MS ? until : null;
	};

	const confirmGroups = async (groups: readonly Group[], leftOut: LeftOut[]): ConfirmResult => {
		const outcomes = await shared.writer.writeGroups(groups.map((group) => group.changes));
		const written: Written[] = [];
		const confirmedDates: LocalDate[] = [];
		groups.forEach(({ date }, index) => {
			const outcome = outcomes[index];
			if (outcome?.ok === true) {
				written.push(...outcome.value);
				if (outcome.value.length > 0) confirmedDates.push(date);
			} else if (outcome) leftOut.push({ date, code: outcome.error.code });
		});
		leftOut.sort((a, b) => (a.date < b.date ? -1 : 1));
		if (written.length === 0) return err({ code: leftOut[0]?.code ?? 'E_EMPTY', leftOut });
		const done = doneOf(shared, written);
		const answered = await answeredBy(written);
		await local.settle(answered);
		return ok({
			...done,
			undo: () => reopenAll(shared, answered, () => done.undo()),
			confirmed: written.map((one) => one.id),
			confirmedDates: [...new Set(confirmedDates)].sort(),
			leftOut,
			withdrawableUntil: await withdrawableFor(written)
		});
	};

	const confirmEntries = async (ids: readonly string[]): ConfirmResult => {
		const entries = await entriesById(database, ids);
		const undecided = await undecidedAmong(entries);
		const [open, held] = split(entries, (entry) => !undecided.has(dateOf(entry)));
		const groups = open.map((entry) => ({ date: dateOf(entry), changes: [confirmation(entry)] }));
		return confirmGroups(
			groups,
			held.map((entry) => ({ date: dateOf(entry), code: 'E_DECISION' }))
		);
	};

	const confirmDays = async (dates: readonly LocalDate[]): ConfirmResult => {
		const leftOut: LeftOut[] = [];
		const groups: Group[] = [];
		const sorted = [...dates].sort();
		const [first] = sorted;
		const last = sorted.at(-1);
		if (first === undefined || last === undefined) return err({ code: 'E_EMPTY' });
		const entries = await ownEntriesOn(database, me.userId, first, last);
		const undecided = await undecidedAmong(entries);
		for (const date of sorted) {
			const ofDay = entries.filter((entry) => dateOf(entry) === date);
			const code = dayHoldUp(ofDay, undecided.has(date));
			const open = ofDay.filter((entry) => isEditable(entry.state));
			if (code === null) groups.push({ date, changes: open.map(confirmation) });
			else leftOut.push({ date, code });
		}
		return confirmGroups(groups, leftOut);
	};

	const withdraw = (ids: readonly string[]): CommandResult =>
		writeUndoable(
			shared,
			ids.map((id) => ({
				id,
				event: 'withdraw' as const,
				build: (current: TimeEntry | null) => current && draftOf(current, { state: 'draft' })
			}))
		);

	const withdrawDays = async (dates: readonly LocalDate[]): CommandResult => {
		const [first, last] = [[...dates].sort()[0], [...dates].sort().at(-1)];
		if (first === undefined || last === undefined) return err({ code: 'E_EMPTY' });
		const entries = await ownEntriesOn(database, me.userId, first, last);
		const confirmed = entries.filter((entry) => entry.state === 'confirmed' && dates.includes(dateOf(entry)));
		return confirmed.length === 0
			? err({ code: 'E_STATE', date: first })
			: withdraw(confirmed.map((entry) => entry.id));
	};

	return { confirmEntries, confirmDays, withdraw, withdrawDays };
}

function confirmation(entry: TimeEntry): EntryChange {
	return {
		id: entry.id,
		event: 'confirm',
		build: (current) => current && draftOf(current, { state: 'confirmed' })
	};
}

function split<T>(all: readonly T[], holds: (one: T) => boolean): readonly [T[], T[]] {
	return [all.filter(holds), all.filter((one) => !holds(one))];
}

function dateOf(entry: TimeEntry): LocalDate {
	return localDateOf(entry.start, entry.zone);
}
