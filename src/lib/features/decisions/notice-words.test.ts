import { expect, test } from 'vitest';
import type { Notice } from '#domain/notice/notice.ts';
import { askText } from './ask-text.ts';
import { unreadNotices } from './notice-words.ts';

const notice = (kind: string, data: Notice['data'], over: Partial<Notice> = {}): Notice => ({
	id: kind,
	userId: 'mara',
	kind,
	at: '2026-11-18T15:12:00.000Z',
	data: { by: 'jana', byName: 'Jana Roth', comment: null, ...data },
	readAt: null,
	seq: 1,
	...over
});
const told = (...notices: Notice[]) => unreadNotices(notices, 'mara', 'Europe/Berlin');

test('a notice says who did what to which days, with the words that came with it', () => {
	const returned = notice('entries_returned', {
		dates: ['2026-11-16', '2026-11-17'],
		comment: 'Pause fehlt'
	});
	expect(told(returned)).toMatchObject([{ comment: 'Pause fehlt' }]);
	expect(told(returned)[0]?.text).toMatch(/^Jana Roth hat Zeiten zurückgegeben: 16\D+17\D+$/);
	const absence = notice('absence_decided', { from: '2026-12-21', to: '2026-12-23', state: 'rejected' });
	expect(told(absence)[0]?.text).toMatch(/^Jana Roth hat über deine Abwesenheit 21\D+23\D+: abgelehnt\.$/);
	expect(told(notice('correction_agreed', { date: '2026-11-16' }))[0]?.text).toMatch(/zugestimmt: 16/);
});

test('many days are counted, not listed', () => {
	const dates = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
	expect(told(notice('entries_verified', { dates }))[0]?.text).toContain('und 2 weitere Tage');
});

test('what was read, and what this app cannot put into words, is left out', () => {
	const dates = ['2026-11-16'];
	const read = notice('entries_verified', { dates }, { readAt: '2026-11-18T16:00:00.000Z' });
	expect(told(read, notice('something_new', { dates }), notice('entries_verified', { dates: 'x' }))).toEqual(
		[]
	);
});

test('a question to somebody holds the day, both versions and the reason', () => {
	const text = askText({ what: 'Mittwoch', mine: '07:00', theirs: '08:00', reason: 'zu spät', name: 'Jana' });
	expect(text.split('\n')).toEqual([
		'Hallo Jana, ich habe eine Frage zu Mittwoch.',
		'Meine Fassung: 07:00',
		'Andere Fassung: 08:00',
		'Nicht angenommen, weil: zu spät',
		'Was stimmt?'
	]);
});

test('rows that no server could read are told with their number, and can be saved as a file', () => {
	const [one] = told(notice('outbox_unreadable', { left: [{}, {}] }));
	expect(one).toMatchObject({ hasFile: true, comment: null });
	expect(one?.text).toContain('2');
	expect(told(notice('entries_verified', { dates: ['2026-11-16'] }))[0]?.hasFile).toBe(false);
});
