import { expect, test } from 'vitest';
import { dayOffRows, partsToldBy, placeOnDay, type DayOff, type TakenPart } from './half-days.ts';

const vacation = (half: TakenPart['half']) => ({ type: 'vacation', category: 'vacation', half }) as const;
const sick = (half: TakenPart['half']) => ({ type: 'sick', category: 'sick', half }) as const;
const half = { type: 'vacation', category: 'vacation', fraction: 0.5 } as const;
const whole = { ...half, fraction: 1 } as const;

test('a half takes the half nobody has', () => {
	expect(placeOnDay(half, [])).toEqual({ half: 'am' });
	expect(placeOnDay(half, [vacation('am')])).toEqual({ half: 'pm' });
	expect(placeOnDay(half, [vacation('pm')])).toEqual({ half: 'am' });
	expect(placeOnDay(half, [sick('am')])).toEqual({ half: 'pm' });
	expect(placeOnDay(half, [sick('am'), sick('pm')])).toEqual({ half: 'am' });
	expect(placeOnDay(half, [vacation('am'), vacation('pm')])).toBeNull();
});

test('a whole day over an existing half is an overlap, a half over an existing whole day too', () => {
	expect(placeOnDay(whole, [vacation('am')])).toBeNull();
	expect(placeOnDay(half, [vacation(null)])).toBeNull();
	expect(placeOnDay({ ...whole, type: 'special', category: 'other' }, [vacation(null)])).toBeNull();
});

test('illness lies over everything but the same illness', () => {
	const ill = { type: 'sick', category: 'sick', fraction: 1 } as const;
	expect(placeOnDay(ill, [vacation(null)])).toEqual({ half: null });
	expect(placeOnDay(ill, [sick('am')])).toBeNull();
	expect(placeOnDay({ ...ill, fraction: 0.5 }, [sick(null)])).toBeNull();
	expect(placeOnDay({ ...ill, type: 'child-sick' }, [sick(null)])).toEqual({ half: null });
	expect(placeOnDay(whole, [sick(null)])).toEqual({ half: null });
});

test('a row tells of what is there: the whole day in one piece or in two halves, or one half', () => {
	const [am, pm, all] = [vacation('am'), vacation('pm'), vacation(null)];
	expect(partsToldBy(whole, [sick(null), all])).toEqual([all]);
	expect(partsToldBy(whole, [pm, am])).toEqual([am, pm]);
	expect(partsToldBy(whole, [am])).toEqual([]);
	expect(partsToldBy(whole, [am, sick('pm')])).toEqual([]);
	expect(partsToldBy(half, [pm])).toEqual([pm]);
	expect(partsToldBy(half, [pm, am])).toEqual([am]);
	expect(partsToldBy(half, [all])).toEqual([]);
	expect(partsToldBy(half, [])).toEqual([]);
});

function rows(...days: Partial<DayOff>[]): string[] {
	const usual = { date: '2026-03-05', type: 'vacation', half: null, confirmed: true };
	return dayOffRows(days.map((day) => ({ ...usual, ...day }))).map(
		({ date, type, fraction, confirmed }) => `${date} ${type} ${fraction} ${confirmed}`
	);
}

test('morning and afternoon of one type are one row', () => {
	expect(rows({ half: 'pm' }, { half: 'am' })).toEqual(['2026-03-05 vacation 1 true']);
	expect(rows({ half: 'am' }, { half: 'pm', type: 'sick' })).toEqual([
		'2026-03-05 sick 0.5 true',
		'2026-03-05 vacation 0.5 true'
	]);
	expect(rows({ half: 'am' }, { half: 'pm', date: '2026-03-04' })).toEqual([
		'2026-03-04 vacation 0.5 true',
		'2026-03-05 vacation 0.5 true'
	]);
});

test('a day comes once for each type: what is asked for counts where nothing is granted yet', () => {
	expect(rows({ half: 'am' }, { half: 'pm', confirmed: false })).toEqual([
		'2026-03-05 vacation 0.5 true',
		'2026-03-05 vacation 0.5 false'
	]);
	expect(rows({ type: 'sick' }, { type: 'sick', half: 'am' })).toEqual(['2026-03-05 sick 1 true']);
	expect(rows({ type: 'sick', half: 'am' }, { type: 'sick', confirmed: false })).toEqual([
		'2026-03-05 sick 0.5 true',
		'2026-03-05 sick 0.5 false'
	]);
	expect(rows({ type: 'sick' }, { type: 'sick', confirmed: false })).toEqual(['2026-03-05 sick 1 true']);
	expect(rows({ confirmed: false })).toEqual(['2026-03-05 vacation 1 false']);
});
