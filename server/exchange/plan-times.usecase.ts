import { createHash } from 'node:crypto';
import { importedStanding, isExported } from '#domain/exchange/exported-entries.ts';
import { IntervalSet } from '#domain/exchange/interval-set.ts';
import { readTimes, type TimeCsvRow } from '#domain/exchange/times-csv.ts';
import { uuidv7 } from '#domain/kernel/id.ts';
import { instantToMinute, MS_PER_DAY } from '#domain/time/duration.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import type { Deps } from '#server/deps.ts';
import { Directory } from '#server/exchange/directory.usecase.ts';
import type { ImportJob, ImportPlan } from '#server/exchange/import-job.ts';
import { WorkTypeNames } from '#server/exchange/work-type-names.usecase.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import {
	knownTimeEntries,
	recordTimeEntries,
	timeEntriesOf,
	type EntryToRecord
} from '#server/time-entries/time-entries.usecases.ts';

/** Rows of one person, with what is there already. */
class PersonTimes {
	readonly employee: EmployeeRow;
	readonly rows: TimeCsvRow[] = [];
	#keys = new Set<string>();
	#taken = new IntervalSet();

	constructor(employee: EmployeeRow) {
		this.employee = employee;
	}

	/**
	 * Copies of entries and overlaps are told only of what HR may see: a report must not show that somebody
	 * has a draft, nor when. What an import brought in is known by its id, whatever its owner made of it.
	 */
	load(deps: Pick<Deps, 'db'>): void {
		const starts = this.rows.map(({ start }) => start);
		const from = msToInstant(starts.reduce((a, b) => Math.min(a, b), Infinity) - MS_PER_DAY);
		const to = msToInstant(starts.reduce((a, b) => Math.max(a, b), 0) + MS_PER_DAY);
		for (const record of timeEntriesOf(deps, this.employee.id, from, to)) {
			if (record.kind !== 'work' || record.stop === null || !isExported(record)) continue;
			this.#keys.add(`${record.start} ${record.stop}`);
			this.takes(record.start, record.stop);
		}
	}

	has(start: Instant, stop: Instant): boolean {
		return this.#keys.has(`${start} ${stop}`);
	}

	/** False when the stretch shares a minute with one already taken. */
	takes(start: Instant, stop: Instant): boolean {
		return this.#taken.add(instantToMinute(start), instantToMinute(stop));
	}
}

/** What a times file would add. Entries that exist stay as they are: they belong to their owner. */
export async function planTimes(deps: Deps, job: ImportJob): Promise<ImportPlan> {
	const directory = new Directory(deps);
	const context = { knownUsers: directory, now: deps.clock.now() };
	const rows = await job.read(readTimes(job.text, context, job.findings));
	const people = groupByPerson(rows, directory);
	const workTypes = new WorkTypeNames(deps);
	const entries: EntryToRecord[] = [];
	for (const person of people) {
		await job.pause();
		person.load(deps);
		const known = knownTimeEntries(
			deps,
			person.rows.map((row) => importedEntryId(person.employee.id, row))
		);
		await job.each(person.rows, (row) => {
			const id = importedEntryId(person.employee.id, row);
			const start = msToInstant(row.start);
			const stop = msToInstant(row.stop);
			if (known.has(id) || person.has(start, stop)) return;
			if (!person.takes(start, stop)) {
				const { line } = row;
				job.findings.errors.push({ line, column: 'start', code: 'OVERLAP', value: String(row.start) });
				return;
			}
			const workTypeId = workTypes.idOf(row.label, () => {
				const { line, label } = row;
				job.findings.warnings.push({ line, column: 'label', code: 'NEW_WORK_TYPE', value: label });
			});
			const zone = directory.zoneOf(person.employee);
			entries.push(toEntry(deps, row, { id, userId: person.employee.id, start, stop, zone, workTypeId }));
		});
	}
	return {
		new: entries.length,
		changed: 0,
		newWorkTypes: workTypes.newNames,
		write() {
			workTypes.store(job.actorId);
			recordTimeEntries(deps, { actorId: job.actorId, event: 'create', entries });
		}
	};
}

function groupByPerson(rows: readonly TimeCsvRow[], directory: Directory): PersonTimes[] {
	const people = new Map<string, PersonTimes>();
	for (const row of rows) {
		const employee = directory.find(row.sip);
		if (employee === undefined) continue;
		const person = people.get(employee.id) ?? new PersonTimes(employee);
		people.set(employee.id, person);
		person.rows.push(row);
	}
	return [...people.values()];
}

/**
 * The same row always gets the same id, so that a file taken twice changes nothing, even after its owner
 * changed or deleted what came of it.
 */
function importedEntryId(userId: string, { start, stop }: TimeCsvRow): string {
	const digest = createHash('sha256').update(`${userId} ${start} ${stop}`).digest();
	return uuidv7(start, digest);
}

type EntryKey = Pick<EntryToRecord, 'id' | 'userId' | 'start' | 'zone' | 'workTypeId'> & { stop: Instant };

function toEntry({ clock }: Pick<Deps, 'clock'>, row: TimeCsvRow, key: EntryKey): EntryToRecord {
	return {
		...key,
		kind: 'work',
		jobId: null,
		note: '',
		explanation: '',
		origin: 'import',
		comment: null,
		...importedStanding(row.confirmed, msToInstant(clock.now()))
	};
}
