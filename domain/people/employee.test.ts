import * as v from 'valibot';
import { expect, test } from 'vitest';
import { employeeSchema, readEmployee, type Employee } from '#domain/people/employee.ts';
import { employmentOf } from '#domain/schedule/target-time.ts';

const mara = { id: 'mara', name: 'Mara', seq: 7 };
const adjustment = { date: '2026-03-01', minutes: -90, comment: 'Ausgezahlt', author: 'hanna' };

test('employment, opening balance, adjustments and vacation travel as they were entered', () => {
	const record = {
		...mara,
		employment: { from: '2026-01-15', to: null },
		opening: { date: '2026-02-01', minutes: 135 },
		adjustments: [adjustment],
		vacationRule: { rule: { annualDays: 30 }, weekDays: 4.5 }
	};
	const read = v.safeParse(employeeSchema, record);
	expect(read.output).toMatchObject(record);
	expect(readEmployee(record as unknown as Employee)).toMatchObject(record);
});

test('a shape this version does not know counts as nothing and never stops the record', () => {
	const unknown = {
		...mara,
		memberships: [],
		employment: { since: 'ever' },
		opening: 'later',
		adjustments: [{ date: 'soon' }, adjustment, { ...adjustment, minutes: 1.5 }],
		vacationRule: { weekDays: 'many' }
	};
	const known = { employment: null, opening: null, adjustments: [adjustment], vacationRule: null };
	expect(v.safeParse(employeeSchema, unknown)).toMatchObject({ success: true, output: known });
	expect(readEmployee(unknown as unknown as Employee)).toEqual({ ...mara, memberships: [], ...known });
	expect(readEmployee({ ...mara, adjustments: {} } as unknown as Employee).adjustments).toEqual([]);
});

test('what a colleague sees stays id and name', () => {
	expect(readEmployee(mara)).toEqual(mara);
});

test('an employment ends on or after the day it begins', () => {
	const read = (employment: object) => v.safeParse(employeeSchema, { ...mara, employment }).output;
	expect(read({ from: '2026-05-01', to: '2026-05-01' })).toMatchObject({ employment: { to: '2026-05-01' } });
	expect(read({ from: '2026-05-01', to: '2026-04-30' })).toMatchObject({ employment: null });
});

test('employment is open where the record says nothing', () => {
	expect(employmentOf(null)).toEqual({ start: null, end: null });
	expect(employmentOf({ employment: { from: '2026-01-15', to: null } })).toEqual({
		start: '2026-01-15',
		end: null
	});
});
