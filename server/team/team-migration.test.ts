import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { recordAbsences } from '#server/absences/absences.usecases.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

const STEP = new URL('../db/migrations/0007_team.sql', import.meta.url);

test('what a company had before is known to its teams as if it were written now', async () => {
	const { server, mara, tom, ines } = await createSyncFirm();
	const { db } = server.deps;
	const days = (over: Parameters<typeof anAbsence>[0]) => {
		const { seq: _seq, ...record } = anAbsence(over);
		return record;
	};
	const absences = [
		days({ from: '2026-12-21', to: '2026-12-23', firstHalf: 'pm' }),
		days({ from: '2026-12-28', to: '2026-12-28', state: 'cancel_requested' }),
		days({ from: '2026-11-12', to: '2026-11-13', typeId: 'sick' }),
		days({ from: '2026-11-18', to: null, typeId: 'sick' }),
		days({ from: '2026-12-30', state: 'requested' })
	];
	recordAbsences(server.deps, { actorId: 'katrin', event: 'import', absences });
	const at = (hour: number) => ({ start: `2026-11-19T0${hour}:00:00.000Z`, stop: null });
	await mara.pushRows([mara.row(mara.draft(at(8))), mara.row(mara.draft(at(6)))]);
	await tom.pushRows([tom.row(tom.draft(at(6))), tom.row(tom.draft({ ...at(9), kind: 'break' }))]);
	await ines.push(ines.draft());

	const kept = () => [
		db.statement('SELECT * FROM team_days WHERE deleted = 0 ORDER BY from_date').all([]),
		db.statement('SELECT * FROM presence WHERE deleted = 0 ORDER BY user_id').all([])
	];
	const written = kept();
	expect(written.map(({ length }) => length)).toEqual([3, 2]);
	for (const table of ['team_days', 'presence']) db.statement(`DELETE FROM ${table}`).run([]);
	const steps = readFileSync(STEP, 'utf8').split('--> statement-breakpoint');
	const filling = steps.filter((one) => one.trim().startsWith('INSERT'));
	expect(filling).toHaveLength(2);
	for (const one of filling) db.sqlite.exec(one);
	// Ids and positions are new; nobody has asked for them before.
	const plain = (rows: ReturnType<typeof kept>) =>
		rows.flat().map(({ id, seq, ...row }) => (void [id, seq], row));
	const taken = kept();
	expect(plain(taken)).toEqual(plain(written));
	const ids = taken[0]?.map((row) => row['id']) ?? [];
	expect(new Set(ids).size).toBe(3);
	for (const { id } of absences) expect(ids).not.toContain(id);
});
