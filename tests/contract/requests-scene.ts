import { firstValueFrom } from 'rxjs';
import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import type { Engine } from '#lib/data/engine/engine.ts';
import type { RequestQuestion } from '#lib/data/types.ts';
import { builtInAbsenceTypes } from '#server/absences/absence-types.usecase.ts';
import { saveReference } from '#server/settings/reference.usecases.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { aFirm, type Firm } from './scene.ts';
import { createDevice, synced, type TestDevice } from './test-device.ts';

export const week = { from: '2027-02-01', to: '2027-02-05', typeId: 'vacation' } as const;

export interface RequestScene extends Firm {
	readonly phone: TestDevice;
	readonly tablet: TestDevice;
	readonly onPhone: Engine;
	readonly onTablet: Engine;
}

/** A worker's phone and a second device of the same person, or the manager's; everybody works five days a week. */
export async function requestScene(tabletOf: 'worker' | 'manager' = 'worker'): Promise<RequestScene> {
	const firm = await aFirm();
	const { deps } = firm.server;
	const minutes = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };
	const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes, comment: '' }]);
	deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	deps.db.transaction(() => {
		for (const type of builtInAbsenceTypes('de')) saveReference(deps, 'hr', type);
	});
	const phone = createDevice(firm.server);
	const tablet = createDevice(firm.server);
	const onPhone = await phone.open(firm.worker);
	const onTablet = await tablet.open(firm[tabletOf]);
	await synced(onPhone, onTablet);
	return { ...firm, phone, tablet, onPhone, onTablet };
}

/** The absences a person is shown as their own, whatever the server has. */
export async function ownAbsences(engine: Engine): Promise<readonly Absence[]> {
	return firstValueFrom(engine.views.absences());
}

export async function membersAbsences(engine: Engine): Promise<readonly Absence[]> {
	return firstValueFrom(engine.views.membersAbsences());
}

export async function corrections(engine: Engine): Promise<readonly Correction[]> {
	return firstValueFrom(engine.views.corrections());
}

export async function questions(engine: Engine): Promise<readonly RequestQuestion[]> {
	return firstValueFrom((await engine.inbox()).questions());
}

/** What the server has of the worker's absences, asked over the wire. */
export async function heldAbsences({ server, worker }: Firm): Promise<Absence[]> {
	const { documents } = await syncClient(server, worker).pull('absences');
	return documents.filter((one) => !one._deleted) as unknown as Absence[];
}

/** The id of what a command wrote; fails when it was refused. */
export async function idOf(
	result: ReturnType<Awaited<ReturnType<Engine['requests']>>['requestAbsence']>
): Promise<string> {
	const done = await result;
	if (!done.ok) throw new Error(`refused: ${JSON.stringify(done.error)}`);
	return done.value.ids[0] ?? '';
}
