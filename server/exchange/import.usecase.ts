import { decodeCsv } from '#domain/exchange/csv.ts';
import { noFindings, refusesFile, type CsvFindings } from '#domain/exchange/csv-problem.ts';
import {
	REPORT_PROBLEMS_MAX,
	type ExchangeKind,
	type ImportQuery,
	type ImportReport
} from '#protocol/http/exchange.ts';
import type { Database } from '#server/db/client.ts';
import type { Deps } from '#server/deps.ts';
import { ImportJob, type ImportPlan, type ImportProgress } from '#server/exchange/import-job.ts';
import { planAbsences } from '#server/exchange/plan-absences.usecase.ts';
import { planTimes } from '#server/exchange/plan-times.usecase.ts';
import { planUsers } from '#server/exchange/plan-users.usecase.ts';
import { AppError } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';

export interface ImportRequest extends ImportQuery {
	readonly kind: ExchangeKind;
	readonly bytes: Uint8Array;
	/** Who imports: a person's id, or SYSTEM. */
	readonly actorId: string;
	readonly onProgress?: (progress: ImportProgress) => void;
	/** Asked right before anything is kept. */
	readonly isCancelled?: () => boolean;
}

/** Who imports at the machine itself. */
export const SYSTEM = 'system';

const planners: Record<ExchangeKind, (deps: Deps, job: ImportJob) => Promise<ImportPlan>> = {
	users: planUsers,
	absences: planAbsences,
	times: planTimes
};

/** Imports of one database wait for each other: what one plans must still hold when it writes. */
const queues = new WeakMap<Database, Promise<unknown>>();

/**
 * Reads a file of the exchange and takes it in one transaction, or says row by row why not. With `rows: 'all'`
 * one bad row keeps everything out; with `valid` the bad rows are left out. A dry run does the same and then
 * takes it back. A file that was taken before changes nothing.
 */
export function importFile(deps: Deps, request: ImportRequest): Promise<ImportReport> {
	const before = queues.get(deps.db) ?? Promise.resolve();
	const run = before.then(() => runImport(deps, request));
	queues.set(
		deps.db,
		run.catch(() => undefined)
	);
	return run;
}

async function runImport(deps: Deps, request: ImportRequest): Promise<ImportReport> {
	if (findGeneral(deps) === null) {
		throw new AppError('setup.needed', 409, 'There is no company yet; set it up first.');
	}
	const findings = noFindings();
	const text = decodeCsv(request.bytes, findings);
	const job = new ImportJob(text, findings, request.actorId, request.onProgress ?? (() => undefined));
	const plan = await planners[request.kind](deps, job);
	const applied = isAccepted(findings, request.rows) && commit(deps, plan, findings, request);
	return describe(request, job, plan, { accepted: isAccepted(findings, request.rows), applied });
}

function isAccepted(findings: CsvFindings, rows: ImportQuery['rows']): boolean {
	return findings.errors.length === 0 || (rows === 'valid' && !refusesFile(findings));
}

/** Ends the transaction of a dry run, or of a file that met something new at the last moment: nothing stays. */
class TakenBack extends Error {}

function commit(deps: Deps, plan: ImportPlan, findings: CsvFindings, request: ImportRequest): boolean {
	if (request.isCancelled?.() === true) return false;
	try {
		deps.db.transaction(() => {
			// Rights may have changed while the file was read.
			if (request.actorId !== SYSTEM) requireHr(deps, request.actorId);
			plan.write();
			if (request.mode === 'dry-run' || !isAccepted(findings, request.rows)) throw new TakenBack();
		});
		return true;
	} catch (error) {
		if (error instanceof TakenBack) return false;
		throw error;
	}
}

function describe(
	{ kind, mode }: ImportRequest,
	{ findings, rows }: ImportJob,
	plan: ImportPlan,
	outcome: { accepted: boolean; applied: boolean }
): ImportReport {
	const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
	const faulty = new Set(findings.errors.map(({ line }) => line)).size;
	const isRefused = refusesFile(findings);
	return {
		kind,
		mode,
		...outcome,
		rows,
		new: isRefused ? 0 : plan.new,
		changed: isRefused ? 0 : plan.changed,
		unchanged: isRefused ? 0 : Math.max(0, rows - plan.new - plan.changed - faulty),
		faulty: Math.min(faulty, rows),
		problems: findings.errors.toSorted(byLine).slice(0, REPORT_PROBLEMS_MAX),
		problemCount: findings.errors.length,
		warnings: findings.warnings.toSorted(byLine).slice(0, REPORT_PROBLEMS_MAX),
		warningCount: findings.warnings.length,
		newWorkTypes: [...plan.newWorkTypes]
	};
}
