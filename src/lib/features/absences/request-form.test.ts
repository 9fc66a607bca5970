import { expect, test } from 'vitest';
import {
	contentOf,
	emptyRequest,
	fitHalves,
	formOfAbsence,
	isSameRequest,
	pickDay,
	withOpenEnd
} from './request-form.ts';

const form = emptyRequest('vacation');
const picked = (...dates: string[]) => dates.reduce(pickDay, form);
const span = ({ from, to }: ReturnType<typeof picked>) => [from, to];

test('one tap is one day, two are a span in either order, the third begins anew', () => {
	expect(span(picked('2026-12-21'))).toEqual(['2026-12-21', '2026-12-21']);
	expect(span(picked('2026-12-21', '2026-12-30'))).toEqual(['2026-12-21', '2026-12-30']);
	expect(span(picked('2026-12-30', '2026-12-21'))).toEqual(['2026-12-21', '2026-12-30']);
	expect(span(picked('2026-12-30', '2026-12-21', '2027-02-01'))).toEqual(['2027-02-01', '2027-02-01']);
	expect(span(picked('2026-12-21', '2026-12-21'))).toEqual(['2026-12-21', '2026-12-21']);
});

test('halves that the days no longer allow become whole days', () => {
	const morning = { ...picked('2026-12-21'), firstHalf: 'am' as const };
	expect(fitHalves(morning).firstHalf).toBe('am');
	expect(pickDay(morning, '2026-12-22')).toMatchObject({ firstHalf: null, lastHalf: null });
	const noons = { ...picked('2026-12-21', '2026-12-23'), firstHalf: 'pm', lastHalf: 'am' } as const;
	expect(fitHalves(noons)).toMatchObject({ firstHalf: 'pm', lastHalf: 'am' });
	expect(fitHalves({ ...noons, to: noons.from })).toMatchObject({ firstHalf: 'pm', lastHalf: null });
	expect(fitHalves({ ...noons, to: null })).toMatchObject({ firstHalf: 'pm', lastHalf: null });
});

test('an open end is opened and closed again on the first day', () => {
	const open = withOpenEnd(picked('2026-12-21', '2026-12-23'), true);
	expect(span(open)).toEqual(['2026-12-21', null]);
	expect(span(withOpenEnd(open, false))).toEqual(['2026-12-21', '2026-12-21']);
});

test('nothing is asked for until a day is chosen, and then without blanks around the note', () => {
	expect(contentOf(form)).toBeNull();
	expect(contentOf({ ...picked('2026-12-21'), note: ' Ski ' })).toEqual({
		...{ typeId: 'vacation', from: '2026-12-21', to: '2026-12-21' },
		...{ firstHalf: null, lastHalf: null, note: 'Ski' }
	});
});

test('a form made of an absence asks for the same; that a second tap is awaited changes nothing', () => {
	const content = contentOf(picked('2026-12-21', '2026-12-30'));
	expect(content && isSameRequest(formOfAbsence(content), picked('2026-12-21', '2026-12-30'))).toBe(true);
	expect(isSameRequest(picked('2026-12-21'), picked('2026-12-21', '2026-12-21'))).toBe(true);
	expect(isSameRequest(picked('2026-12-21'), picked('2026-12-22'))).toBe(false);
});
