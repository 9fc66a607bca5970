import {
	auditTime,
	combineLatest,
	defer,
	distinctUntilChanged,
	filter,
	map,
	startWith,
	switchMap,
	type Observable
} from 'rxjs';
import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import { proposalFor } from '#domain/correction/proposal.ts';
import type { Employee } from '#domain/people/employee.ts';
import type { Notice } from '#domain/notice/notice.ts';
import type { Reference, ReferenceKind } from '#domain/reference/reference.ts';
import { managerSees } from '#domain/people/visibility.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, mondayOf, weeksOfMonth, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { createAccountViews, type AccountViews } from '#lib/data/engine/account-views.ts';
import { awaitingDecision, buildApprovals, countWeeks } from '#lib/data/engine/approvals-view.ts';
import { buildDay, buildMonth } from '#lib/data/engine/calendar-views.ts';
import { buildCopy, copySpan } from '#lib/data/engine/copy-view.ts';
import { choicesOf, hasMovedOn, undecidedDays } from '#lib/data/engine/open-questions.ts';
import { buildReview, type ReviewSpan } from '#lib/data/engine/confirm-views.ts';
import {
	correctionsOfDay$,
	correctionsToDecide$,
	correctionsToDecideCount$
} from '#lib/data/engine/correction-views.ts';
import {
	currentEntries$,
	entriesById,
	entriesInState$,
	type EntryWindow
} from '#lib/data/engine/entry-queries.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { presentNow, teamDaysIn } from '#lib/data/engine/team-views.ts';
import { buildToday, TODAY_LOOKS_BACK_DAYS } from '#lib/data/engine/today-view.ts';
import type { ViewInput } from '#lib/data/engine/view-input.ts';
import { workedBefore$ } from '#lib/data/engine/worked-before.ts';
import type { Decision } from '#lib/data/types.ts';
import type { ApprovalsView, DayView, MonthView, TodayView } from '#lib/data/views/types.ts';
import type { ReviewView } from '#lib/data/views/confirm-types.ts';
import type { CopyView } from '#lib/data/views/copy-types.ts';
import type { CorrectionView } from '#lib/data/views/correction-types.ts';
import type { LeaveView } from '#lib/data/views/leave-types.ts';
import type { PresenceView, TeamDayView } from '#lib/data/views/team-types.ts';

/** An absence with the words of its type. */
export type LabelledAbsence = Absence & { readonly label: string; readonly category: string };

export interface Views extends AccountViews {
	today(): Observable<TodayView>;
	month(month: string): Observable<MonthView>;
	day(date: LocalDate): Observable<DayView>;
	/** The review before days are confirmed. */
	review(span: ReviewSpan): Observable<ReviewView>;
	/** Where the times of a day can be copied to. */
	copy(from: LocalDate): Observable<CopyView>;
	approvals(): Observable<ApprovalsView>;
	approvalsCount(): Observable<number>;
	notices(): Observable<readonly Notice[]>;
	absences(): Observable<readonly LabelledAbsence[]>;
	/** The same with everything that is asked about them; what reckons it is loaded when somebody looks. */
	leave(): Observable<LeaveView>;
	/** Members' absences, for their manager; illness as "absent" unless the company shows it. */
	membersAbsences(): Observable<readonly Absence[]>;
	/** When others of the team are away, among these days. */
	teamDays(from: LocalDate, to: LocalDate): Observable<readonly TeamDayView[]>;
	/** Who of the team is at work now, where a group shows it. */
	presence(): Observable<PresenceView>;
	/** The person's own corrections and, for a manager, those of members; newest first. */
	corrections(): Observable<readonly Correction[]>;
	/** The person's own corrections of a day. */
	dayCorrections(date: LocalDate): Observable<readonly CorrectionView[]>;
	/** What members ask a manager to put right. */
	correctionsToDecide(): Observable<readonly CorrectionView[]>;
	employees(): Observable<readonly Employee[]>;
	reference(kind: ReferenceKind): Observable<readonly Reference[]>;
	decisions(): Observable<readonly Decision[]>;
}

const COPY_LOOKS_BACK_DAYS = 7;
/** The first screen waits for nothing that only a Sunday's mark needs. */
const AVERAGES_AFTER_PAINT_MS = 2_000;
/** Several collections change in one act: one picture for all of them. */
const SETTLE_MS = 0;

/** Live read models: windows of the data, put through the domain's functions again whenever something changes. */
export function createViews(shared: Shared): Views {
	const { database, context$, me } = shared;
	const nowInstant = () => msToInstant(shared.clock.correctedNow());
	const ticks$ = shared.minutes$.pipe(startWith(null));
	const decisions$ = shared.local.decisions$();

	/** A person's own days: window, context, decisions, and the minute. */
	const own$ = <T>(
		from: LocalDate,
		to: LocalDate,
		build: (input: ViewInput) => T,
		averagesAfterMs = 0
	): Observable<T> =>
		combineLatest([
			currentEntries$(database, me.userId, from, to),
			context$,
			decisions$,
			workedBefore$(shared, from, to, averagesAfterMs),
			ticks$
		]).pipe(
			auditTime(SETTLE_MS),
			map(([window, context, decisions, workedBefore]) =>
				build({
					context,
					employee: context.self,
					userId: me.userId,
					entries: window.entries,
					waiting: window.waiting,
					contested: new Set(decisions.map((decision) => decision.entryId)),
					undecided: undecidedDays(decisions, window.entries, me.userId),
					workedBefore,
					now: nowInstant()
				})
			)
		);

	const today$ = combineLatest([context$, ticks$]).pipe(
		map(([context]) => localDateOf(nowInstant(), context.zone)),
		distinctUntilChanged()
	);
	const confirmed$ = entriesInState$(database, 'confirmed', '2000-01-01');
	const lastSyncAt = () => {
		const at = shared.gate.state.lastSuccessAt;
		return at === null ? null : msToInstant(at);
	};

	return {
		today: () =>
			today$.pipe(
				switchMap((date) =>
					own$(
						addDays(mondayOf(date), -TODAY_LOOKS_BACK_DAYS - 7),
						addDays(mondayOf(date), 6),
						buildToday,
						AVERAGES_AFTER_PAINT_MS
					)
				)
			),
		month(month) {
			const weeks = weeksOfMonth(month);
			const from = weeks[0]?.[0] ?? `${month}-01`;
			const to = weeks.at(-1)?.at(-1) ?? from;
			return own$(addDays(from, -3), addDays(to, 3), (input) => buildMonth(input, month, weeks));
		},
		day: (date) =>
			own$(addDays(mondayOf(addDays(date, -COPY_LOOKS_BACK_DAYS)), -1), addDays(date, 3), (input) =>
				buildDay(input, date, COPY_LOOKS_BACK_DAYS)
			),
		review: (span) =>
			own$(addDays(mondayOf(span.from), -3), addDays(span.to, 3), (input) => buildReview(input, span)),
		copy(date) {
			const { first, last } = copySpan(date);
			return own$(addDays(first, -1), addDays(last, 1), (input) => buildCopy(input, date));
		},
		...createAccountViews(shared, today$),
		approvals: () =>
			confirmed$.pipe(
				switchMap((confirmed) =>
					combineLatest([context$, around$(shared, confirmed)]).pipe(
						auditTime(SETTLE_MS),
						map(([context, around]) =>
							buildApprovals({
								context,
								confirmed: confirmed.entries,
								around,
								waiting: confirmed.waiting,
								now: nowInstant(),
								lastSyncAt: lastSyncAt()
							})
						)
					)
				)
			),
		approvalsCount: () =>
			combineLatest([confirmed$, context$, correctionsToDecideCount$(shared)]).pipe(
				map(
					([confirmed, context, corrections]) =>
						countWeeks(awaitingDecision(context, confirmed.entries, nowInstant())) + corrections
				),
				distinctUntilChanged()
			),
		notices: () => context$.pipe(map(({ notices }) => [...notices].sort((a, b) => (a.at < b.at ? 1 : -1)))),
		absences: () =>
			context$.pipe(
				map(({ absences, absenceTypes }) =>
					absences
						.filter((absence) => absence.userId === me.userId)
						.map((absence) => {
							const type = absenceTypes.get(absence.typeId);
							return { ...absence, label: type?.label ?? '', category: type?.category ?? 'other' };
						})
						.sort((a, b) => (a.from < b.from ? 1 : -1))
				)
			),
		leave: () =>
			defer(() => import('#lib/data/engine/leave-view.ts')).pipe(
				switchMap(({ buildLeave }) =>
					combineLatest([context$, today$]).pipe(
						map(([context]) => buildLeave(context, me.userId, nowInstant()))
					)
				)
			),
		membersAbsences: () =>
			context$.pipe(map(({ absences }) => absences.filter(({ userId }) => userId !== me.userId))),
		teamDays: (from, to) => context$.pipe(map((context) => teamDaysIn(context, from, to))),
		presence: () =>
			combineLatest([context$, ticks$]).pipe(
				map(([context]) => presentNow(context, { now: nowInstant(), asOf: lastSyncAt() }))
			),
		corrections: () =>
			context$.pipe(map(({ corrections }) => [...corrections].sort((a, b) => (a.id < b.id ? 1 : -1)))),
		dayCorrections: (date) => correctionsOfDay$(shared, date),
		correctionsToDecide: () => correctionsToDecide$(shared),
		employees: () => context$.pipe(map(({ employees }) => [...employees.values()])),
		reference: (kind) =>
			context$.pipe(map(({ references }) => references.filter((one) => one.kind === kind))),
		decisions: () => decisions$.pipe(switchMap((decisions) => keptUpToDate$(shared, decisions)))
	};
}

/** Everything visible around the entries that wait, from the days before the oldest of them on. */
function around$(shared: Shared, confirmed: EntryWindow): Observable<readonly TimeEntry[]> {
	const oldest = confirmed.entries[0]?.start.slice(0, 10);
	const from = oldest === undefined ? '9999-01-01' : addDays(mondayOf(oldest), -3);
	const others = managerSees.filter((state) => state !== 'confirmed');
	return combineLatest(others.map((state) => entriesInState$(shared.database, state, from))).pipe(
		map((windows) => [...confirmed.entries, ...windows.flatMap((window) => window.entries)])
	);
}

/** Decisions with what counts now, again whenever one of their entries changes. */
function keptUpToDate$(
	shared: Shared,
	decisions: readonly StoredDecision[]
): Observable<readonly Decision[]> {
	const ids = new Set(decisions.map((decision) => decision.entryId));
	return shared.database.entries.$.pipe(
		filter(({ documentId }) => ids.has(documentId)),
		startWith(null),
		switchMap(() => withChoices(shared, decisions))
	);
}

async function withChoices(shared: Shared, decisions: readonly StoredDecision[]): Promise<Decision[]> {
	const { userId } = shared.me;
	const current = await entriesById(
		shared.database,
		decisions.map((decision) => decision.entryId)
	);
	const byId = new Map(current.map((entry) => [entry.id, entry]));
	return decisions.map((decision) => {
		const { mine, mineDeleted } = decision;
		const now = byId.get(decision.entryId) ?? null;
		const isOwn = mine.userId === userId;
		return {
			...decision,
			date: localDateOf(mine.start, mine.zone),
			zone: mine.zone,
			choices: choicesOf(decision, now, userId),
			now,
			hasMovedOn: hasMovedOn(decision, now),
			proposal: isOwn && now !== null ? proposalFor(now, { entry: mine, isDeleted: mineDeleted }) : null
		};
	});
}
