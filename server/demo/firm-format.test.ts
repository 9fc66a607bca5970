import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packFirm, unpackFirm, type DemoFirm } from '#server/demo/firm-format.ts';

const file = new URL('./firm/hofer.txt.gz', import.meta.url);

test('a firm comes back from its packed form exactly', () => {
	const firm: DemoFirm = {
		firstMonday: '2025-11-03',
		lastMonday: '2026-11-16',
		people: [
			{
				sip: 'anna',
				name: 'Anna Übermut',
				personalNumber: '007',
				domain: 'hofer.example',
				minutes: [450, 450, 450, 450, 300, 0, 0],
				absences: [
					{ day: 0, label: 'vacation' },
					{ day: 3, label: 'vacation' },
					{ day: 1, label: 'sick' }
				],
				times: [
					{ day: 0, startMs: 1, stopMs: 3_600_000, label: 'Montage' },
					{ day: 0, startMs: 3_600_000, stopMs: 7_200_000, label: 'Büro am Platz' },
					{ day: 5, startMs: 79_200_123, stopMs: 108_000_000, label: '' }
				]
			},
			{
				sip: 'bert',
				name: 'Bert',
				personalNumber: '8',
				domain: '',
				minutes: [0, 0, 0, 0, 0, 0, 0],
				absences: [],
				times: []
			}
		]
	};
	expect(unpackFirm(packFirm(firm))).toEqual(firm);
});

test('the demo firm is complete and small', () => {
	const firm = unpackFirm(readFileSync(file));
	expect(firm.people).toHaveLength(64);
	expect(firm.people.reduce((sum, { times }) => sum + times.length, 0)).toBe(28_175);
	expect(firm.people.reduce((sum, { absences }) => sum + absences.length, 0)).toBe(1616);
	expect(statSync(file).size).toBeLessThan(300_000);
});
