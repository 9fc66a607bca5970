import { describe, expect, test } from 'vitest';
import { evaluateDays, type EvaluationInput } from '#domain/account/evaluated-day.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const MONDAY = '2026-01-12';
const work = (from: string, to: string, over = {}) =>
	aTimeEntry({ start: berlin(from), stop: berlin(to), ...over });

function week(entries: EvaluationInput['entries'], over: Partial<EvaluationInput> = {}) {
	const input: EvaluationInput = {
		entries,
		zone: BERLIN,
		schedules: [aSchedule()],
		holidays: new Map(),
		absences: new Map(),
		profile: DE_ARBZG,
		...over
	};
	return evaluateDays(input, MONDAY, '2026-01-18');
}
const codes = (days: ReturnType<typeof week>) =>
	days
		.filter((day) => day.marks.length > 0)
		.map((day) => [day.date, day.marks.map(({ code }) => code), day.red]);

describe('marks', () => {
	test('stand on their own days, several on one day in the order of the codes; a violation makes a day red', () => {
		const days = week([
			work(`${MONDAY} 08:00`, `${MONDAY} 18:01`),
			work('2026-01-13 05:00', '2026-01-13 13:20'),
			work('2026-01-13 13:50', '2026-01-13 13:51'),
			work('2026-01-15 08:00', '2026-01-15 14:00'),
			work('2026-01-15 14:30', '2026-01-15 16:31')
		]);
		expect(codes(days)).toEqual([
			[MONDAY, ['BRK_MISSING', 'BRK_STRETCH', 'DAY_OVER_MAX'], true],
			['2026-01-13', ['BRK_STRETCH', 'DAY_OVER_REGULAR', 'REST_SHORT'], true],
			['2026-01-15', ['DAY_OVER_REGULAR'], false]
		]);
	});

	test('of work that is no legal working time are none, though it counts for the account', () => {
		const standby = work(`${MONDAY} 08:00`, `${MONDAY} 20:00`, { workTypeId: 'standby' });
		const [day] = week([standby], { workTypes: new Map([['standby', { percent: 100, compliance: false }]]) });
		expect(day).toMatchObject({ workedMinutes: 720, legalMinutes: 0, marks: [], red: false });
	});
});

describe('a day on leave', () => {
	const absences: EvaluationInput['absences'] = new Map([
		[MONDAY, [{ absenceId: 'leave', effect: 'credit', fraction: 1 }]]
	]);

	test('is told when somebody worked on it, after whatever else the rules say, and with the minutes', () => {
		const [day] = week([work(`${MONDAY} 08:00`, `${MONDAY} 15:00`)], { absences });
		expect(day?.marks.map(({ code, actual }) => [code, actual])).toEqual([
			['BRK_MISSING', 0],
			['BRK_STRETCH', 420],
			['WORK_DURING_ABSENCE', 420]
		]);
	});

	test('is not told when nobody worked', () => {
		expect(codes(week([], { absences }))).toEqual([]);
	});

	test('is told by the rules in force on it', () => {
		const profileOn = () => DE_JARBSCHG;
		const [day] = week([work(`${MONDAY} 08:00`, `${MONDAY} 09:00`)], { absences, profileOn });
		expect(day?.marks.map(({ code, profile }) => [code, profile])).toEqual([
			['WORK_DURING_ABSENCE', 'DE-JARBSCHG']
		]);
	});
});

test('what lies between two stretches of a day is a break while it is shorter than the rest of that day’s rules', () => {
	const entries = [work(`${MONDAY} 06:00`, `${MONDAY} 08:00`), work(`${MONDAY} 19:30`, `${MONDAY} 20:00`)];
	expect(week(entries)[0]?.breakMinutes).toBe(0);
	expect(week(entries, { profileOn: () => DE_JARBSCHG })[0]?.breakMinutes).toBe(690);
});
