import { combineLatest, filter, startWith, switchMap, type Observable } from 'rxjs';
import { hasSameAbsence } from '#domain/absence/content.ts';
import type { Correction } from '#domain/correction/correction.ts';
import { correctionDay } from '#domain/correction/write-rule.ts';
import type { Absence } from '#domain/absence/absence.ts';
import { entriesById } from '#lib/data/engine/entry-queries.ts';
import type { StoredQuestion, StoredSettled } from '#lib/data/engine/local-store.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { answerFor } from '#lib/data/engine/requests/question-answer.ts';
import { compensate } from '#lib/data/engine/requests/request-commands.ts';
import { heldRecord, type RequestRecord } from '#lib/data/engine/requests/request-doc.ts';
import type { RequestWriter } from '#lib/data/engine/requests/request-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { DecisionChoice, OpenQuestion, Refusal, RequestQuestion, SettledItem } from '#lib/data/types.ts';

/** The questions about absences and corrections, with what counts and may be answered now, newest first. */
export function openQuestions$(shared: Shared, writer: RequestWriter): Observable<readonly OpenQuestion[]> {
	return combineLatest([shared.local.questions$(), shared.context$]).pipe(
		switchMap(([questions, context]) =>
			Promise.all(questions.map((question) => openQuestion(shared, writer, question, context)))
		)
	);
}

async function openQuestion(
	shared: Shared,
	writer: RequestWriter,
	question: StoredQuestion,
	context: PersonContext
): Promise<OpenQuestion> {
	const { source, recordId } = question;
	const now = await heldRecord(shared.database.mirror, source, recordId);
	const blocked = hasAnswer(question, now) ? await refusalOf(writer, question, now) : null;
	const entry = await entryOf(shared, question);
	return {
		...question,
		now,
		choices: choicesOf(question, now, blocked),
		blocked,
		typeLabel: typeLabelOf(question, context),
		date: dateOf(question, entry),
		entry
	};
}

/** Whether our version says anything that does not count anyway. */
function hasAnswer({ source, kind, mine, mineDeleted }: RequestQuestion, now: RequestRecord | null): boolean {
	if (kind === 'quarantine') return true;
	if (now === null) return !mineDeleted;
	if (mineDeleted || mine.state !== now.state) return true;
	return source === 'absences' && !hasSameAbsence(mine as Absence, now as Absence);
}

/** An answer that a rule would refuse is not offered: the person is told why instead. */
function choicesOf(
	question: RequestQuestion,
	now: RequestRecord | null,
	blocked: Refusal | null
): DecisionChoice[] {
	if (blocked !== null || !hasAnswer(question, now)) return ['dismiss'];
	return question.kind === 'conflict' && now !== null ? ['mine', 'theirs'] : ['mine', 'dismiss'];
}

function refusalOf(
	writer: RequestWriter,
	question: RequestQuestion,
	now: RequestRecord | null
): Promise<Refusal | null> {
	return writer.refusalOf(answerFor(question, question.recordId, now !== null));
}

async function entryOf({ database }: Shared, { source, mine }: RequestQuestion) {
	const entryId = source === 'corrections' ? (mine as Correction).entryId : null;
	return entryId === null ? null : ((await entriesById(database, [entryId]))[0] ?? null);
}

function dateOf({ source, mine }: RequestQuestion, entry: OpenQuestion['entry']) {
	return source === 'absences' ? (mine as Absence).from : correctionDay(mine as Correction, entry);
}

function typeLabelOf({ source, mine }: RequestQuestion, { absenceTypes }: PersonContext): string {
	return source === 'absences' ? (absenceTypes.get((mine as Absence).typeId)?.label ?? '') : '';
}

/** What was decided lately, and whether the records still allow to take it back, latest first. */
export function settled$(shared: Shared): Observable<readonly SettledItem[]> {
	const { local, context$, database } = shared;
	return combineLatest([local.settled$(), context$]).pipe(
		switchMap(([settled, context]) => {
			const ids = new Set(settled.flatMap(({ entries }) => entries.map((one) => one.id)));
			return database.entries.$.pipe(
				filter(({ documentId }) => ids.has(documentId)),
				startWith(null),
				switchMap(() => Promise.all(settled.map((one) => settledItem(shared, one, context))))
			);
		})
	);
}

async function settledItem(
	shared: Shared,
	settled: StoredSettled,
	context: PersonContext
): Promise<SettledItem> {
	const { id, at, choice, item, entries, request } = settled;
	return {
		id,
		at,
		choice,
		item:
			item.of === 'decision'
				? { of: item.of, mine: item.is.mine, mineDeleted: item.is.mineDeleted }
				: { of: item.of, question: item.is, typeLabel: typeLabelOf(item.is, context) },
		hasWritten: entries.length > 0 || request !== null,
		canUndo: await stands(shared, settled)
	};
}

/** An answer that was written right before the app ended: nobody noted what it wrote, so it cannot be taken back. */
export function isForgotten({ choice, entries, request }: StoredSettled): boolean {
	return (choice === 'mine' || choice === 'correct') && entries.length === 0 && request === null;
}

/** Whether what the answer wrote is what counts: whoever went on from it keeps that work. */
async function stands({ database }: Shared, settled: StoredSettled): Promise<boolean> {
	if (isForgotten(settled)) return false;
	const { entries, request } = settled;
	if (request !== null) {
		if (compensate(request) === null) return false;
		const { source, id } = request.act;
		const now = await heldRecord(database.mirror, source, id);
		return now?.mutation.id === request.written.after.mutation.id;
	}
	const held = await entriesById(
		database,
		entries.map((one) => one.id)
	);
	return entries.every(({ id, after }) => {
		const now = held.find((one) => one.id === id);
		return after.mutation.event === 'delete' ? now === undefined : now?.mutation.id === after.mutation.id;
	});
}
