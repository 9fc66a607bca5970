import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEntry } from '#domain/testkit/arbitraries.ts';
import { aGroup, anActor, aWrite } from '#domain/testkit/builders.ts';
import { company } from '#domain/testkit/judge-write.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import { judgeReoffer, waitsForItsWitness, type ReofferInput } from '#domain/time-entry/reoffer-rule.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';

const since = { from: '2025-01-01', to: null };
const actors = {
	owner: anActor(),
	manager: anActor({ userId: 'jana', manages: [{ groupId: 'nord', ...since }] }),
	stranger: anActor({ userId: 'tom' })
} as const;
const groups = [
	{ id: 'nord', data: { ...aGroup(), verification: true, managers: [{ userId: 'jana', ...since }] } }
];

/** What is there, what is brought and by whom: versions often agree, and sometimes are the very same. */
const anyCase = fc
	.record({
		who: fc.constantFrom('owner' as const, 'manager' as const, 'stranger' as const),
		brought: anyEntry,
		there: fc.option(anyEntry),
		isSameVersion: fc.boolean(),
		isRestored: fc.boolean(),
		isMasterDeleted: fc.boolean(),
		isMasterNewer: fc.boolean(),
		isActOfAnother: fc.boolean()
	})
	.map(({ who, brought, there, isSameVersion, isRestored, ...facts }) => {
		const master: TimeEntry | null = there && {
			...there,
			...(isSameVersion ? { mutation: brought.mutation } : {}),
			route: there.state === 'draft' ? null : 'manager',
			flags: isRestored ? ['RESTORED'] : []
		};
		const input: ReofferInput = {
			...company,
			...facts,
			isMasterDeleted: facts.isMasterDeleted && master !== null,
			groups,
			actor: actors[who],
			master,
			next: aWrite(brought, { mutation: brought.mutation }),
			isDeletion: false,
			event: brought.mutation.event as ReofferInput['event']
		};
		return { who, input, living: input.isMasterDeleted === true ? null : master };
	});

test('a record comes back only as high as who brings it could have lifted it, and says so', () => {
	fc.assert(
		fc.property(anyCase, ({ who, input }) => {
			const verdict = judgeReoffer(input);
			if (who === 'stranger') expect(verdict).toEqual({ outcome: 'reject', reason: { code: 'E_FORBIDDEN' } });
			if (verdict.outcome === 'reject' || verdict.outcome === 'conflict') return;
			const { record } = verdict;
			expect(record.flags).toContain('RESTORED');
			expect(hasSameContent(record, input.next)).toBe(true);
			const allowed = {
				owner: ['draft', 'rejected', 'confirmed', 'review'],
				manager: [
					'rejected',
					'review',
					...(input.event === 'verify' && !input.isActOfAnother ? ['verified'] : [])
				],
				stranger: []
			}[who];
			expect(allowed).toContain(record.state);
			if (record.state === 'confirmed' || record.state === 'verified')
				expect(record.state).toBe(input.next.state);
		}),
		propertyRuns(2000)
	);
});

test('nothing that comes back replaces what is newer, or changes what a locked entry says', () => {
	fc.assert(
		fc.property(anyCase, ({ who, input, living }) => {
			const verdict = judgeReoffer(input);
			if (verdict.outcome === 'reject' || verdict.outcome === 'conflict') return;
			const isRaised =
				living !== null && waitsForItsWitness(living) && living.mutation.id === input.next.mutation.id;
			if (input.isMasterNewer) expect(isRaised).toBe(true);
			if (living === null || isEditable(living.state)) return;
			expect(hasSameContent(verdict.record, living)).toBe(true);
			const isOwnDecision = who === 'manager' && ['verify', 'reject'].includes(input.event);
			expect(isRaised || isOwnDecision).toBe(true);
		}),
		propertyRuns(2000)
	);
});
