import { expect, test } from 'vitest';
import { absencesBetween, recordAbsences } from '#server/absences/absences.usecases.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

test('archiving a person cancels what has not begun, keeps the rest, and writes it down', async () => {
	const server = createTestServer({ now: '2026-01-12T09:00:00.000Z' });
	const hr = await server.addEmployee({ hr: true });
	const leaver = await server.addEmployee();
	const planned = [
		anAbsence({ id: 'running', userId: leaver, from: '2026-01-12', to: '2026-01-16' }),
		anAbsence({ id: 'coming', userId: leaver, from: '2026-02-02', to: '2026-02-06' }),
		anAbsence({ id: 'refused', userId: leaver, from: '2026-03-02', state: 'rejected' }),
		anAbsence({ id: 'other', userId: hr, from: '2026-02-02' })
	].map(({ seq: _seq, ...record }) => record);
	recordAbsences(server.deps, { actorId: hr, event: 'create', absences: planned });
	const before = server.deps.history.current();

	await server.patch(`/api/people/${leaver}`, { archived: true }, hr);

	const stateOf = new Map(
		absencesBetween(server.deps, '2026-01-01', '2026-12-31').map((one) => [one.id, one])
	);
	expect([...stateOf].map(([id, { state }]) => `${id} ${state}`).sort()).toEqual([
		'coming cancelled',
		'other approved',
		'refused rejected',
		'running approved'
	]);
	expect(stateOf.get('coming')).toMatchObject({
		revision: 2,
		seq: before + 2,
		mutation: { event: 'archive' },
		decisions: [{ by: hr, comment: null }]
	});
	const lines = server.deps.db.statement('SELECT event FROM journal WHERE record_id = ? ORDER BY position');
	expect(lines.all(['coming']).map((row) => row['event'])).toEqual(['create', 'archive']);
});

test('a person who comes back does not get cancelled leave back', async () => {
	const server = createTestServer({ now: '2026-01-12T09:00:00.000Z' });
	const hr = await server.addEmployee({ hr: true });
	const leaver = await server.addEmployee();
	const { seq: _seq, ...record } = anAbsence({ id: 'coming', userId: leaver, from: '2026-02-02' });
	recordAbsences(server.deps, { actorId: hr, event: 'create', absences: [record] });
	for (const archived of [true, false, true]) {
		await server.patch(`/api/people/${leaver}`, { archived }, hr);
	}
	const [found] = absencesBetween(server.deps, '2026-01-01', '2026-12-31');
	expect(found).toMatchObject({ state: 'cancelled', revision: 2 });
});
