import { personalNumberInFile } from '#domain/exchange/csv-values.ts';
import type { Deps } from '#server/deps.ts';
import { allEmployees } from '#server/people/people-facts.usecases.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';

/** Everybody by user name as files write it: case does not matter. */
export class Directory {
	readonly #bySip: ReadonlyMap<string, EmployeeRow>;
	readonly #byId: ReadonlyMap<string, EmployeeRow>;
	readonly #zones: ReadonlyMap<string, string>;
	readonly #companyZone: string;

	constructor(deps: Pick<Deps, 'db'>) {
		const employees = allEmployees(deps);
		this.#bySip = new Map(employees.map((employee) => [employee.userName, employee]));
		this.#byId = new Map(employees.map((employee) => [employee.id, employee]));
		this.#zones = new Map(referencesOf(deps, 'location').map(({ id, data }) => [id, String(data['zone'])]));
		this.#companyZone = findGeneral(deps)?.zone ?? 'UTC';
	}

	has(sip: string): boolean {
		return this.find(sip) !== undefined;
	}

	find(sip: string): EmployeeRow | undefined {
		return this.#bySip.get(sip.trim().normalize('NFC').toLowerCase());
	}

	byId(userId: string): EmployeeRow | undefined {
		return this.#byId.get(userId);
	}

	/** The zone of a person's location, or the company's. */
	zoneOf(employee: EmployeeRow | undefined): string {
		return this.#zones.get(employee?.locationId ?? '') ?? this.#companyZone;
	}
}

/** People in the order of an exported file: personal number, then user name, both as text. */
export function listInFileOrder(deps: Pick<Deps, 'db'>): EmployeeRow[] {
	return allEmployees(deps).sort(
		(a, b) => compareText(personalNumberOf(a), personalNumberOf(b)) || compareText(a.userName, b.userName)
	);
}

/** What files say of a person's personal number. */
export function personalNumberOf(employee: EmployeeRow): string {
	return personalNumberInFile(employee.personalNumber);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
