import { firstValueFrom } from 'rxjs';
import type { Engine } from '#lib/data/engine/engine.ts';
import type { CommandResult } from '#lib/data/types.ts';
import type { Fields } from '#tests/simulation/facts.ts';
import { isManager, type RequestAct } from '#tests/simulation/plan.ts';
import type { RequestSource } from '#tests/simulation/request-facts.ts';
import type { SimDevice } from '#tests/simulation/sim-device.ts';
import type { World } from '#tests/simulation/sim-network.ts';

type Answer = Awaited<CommandResult>;
type Commands = Awaited<ReturnType<Engine['requests']>>;

/** Few days, so that wishes meet: today, and the two weeks after. */
const SPANS = [
	['2026-11-23', '2026-11-25'],
	['2026-11-25', '2026-11-26'],
	['2026-11-30', '2026-12-02'],
	['2026-11-19', '2026-11-20'],
	['2026-12-02', '2026-12-04']
] as const;

/** What somebody asks others for, or answers. Whatever does not fit at the moment is not done, as in life. */
export async function requestAct(
	world: World,
	device: SimDevice,
	engine: Engine,
	act: RequestAct,
	n: number
): Promise<Answer | null> {
	if (act === 'hr-decides') {
		await hrDecides(world, n);
		return null;
	}
	const commands = await engine.requests();
	if (act === 'answer') return answer(engine, n);
	return isManager(device.person)
		? managersAct(device, commands, act, n)
		: workersAct(world, device, commands, act, n);
}

function days(world: World, device: SimDevice, n: number) {
	const [from, to] = SPANS[n % SPANS.length] ?? SPANS[0];
	return { from, to, note: world.secrets.note(device.person) };
}

async function workersAct(
	world: World,
	device: SimDevice,
	commands: Commands,
	act: RequestAct,
	n: number
): Promise<Answer | null> {
	const own = (states: readonly string[]) => target(device, 'absences', n, states);
	const on = (id: string | undefined, work: (id: string) => CommandResult) =>
		id === undefined ? null : work(id);
	switch (act) {
		case 'leave':
			return commands.requestAbsence({ ...days(world, device, n), typeId: n % 2 === 0 ? 'frei' : 'urlaub' });
		case 'wish':
			return commands.saveAbsence({ ...days(world, device, n), typeId: 'frei' });
		case 'ask':
			return on(own(['draft', 'rejected']), (id) => commands.askForAbsence(id));
		case 'sick':
			return commands.reportSick({ ...days(world, device, 3), typeId: 'krank' });
		case 'leave-edit':
			return on(own(['draft', 'rejected', 'approved']), (id) =>
				commands.editAbsence(id, days(world, device, world.random.below(5)))
			);
		case 'leave-delete':
			return on(own(['draft', 'rejected', 'approved']), (id) => commands.deleteAbsence(id));
		case 'leave-withdraw':
			return on(own(['requested', 'mgr_approved']), (id) => commands.withdrawAbsence(id));
		case 'leave-cancel':
			return on(own(['approved']), (id) => commands.cancelAbsence(id));
		case 'propose':
			return propose(world, device, commands, n);
		case 'take-back':
			return on(target(device, 'corrections', n, ['proposed']), (id) => commands.withdrawCorrection(id));
		default:
			return null;
	}
}

/** Locked time should be shorter, should not be there, or is missing. */
async function propose(
	world: World,
	device: SimDevice,
	commands: Commands,
	n: number
): Promise<Answer | null> {
	const word = world.secrets.note(device.person);
	const reason = `falsch ${word}`;
	const [entry] = [...device.database.entries.values()]
		.filter((one) => !one._deleted && one.pending === 0 && one.data?.['userId'] === device.person)
		.filter((one) => ['verified', 'confirmed'].includes(String(one.data?.['state'])))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const data = entry?.data as Fields | undefined;
	const time = {
		kind: 'work' as const,
		start: `2026-11-18T1${n % 3}:00:00.000Z`,
		stop: `2026-11-18T1${n % 3}:40:00.000Z`,
		zone: 'Europe/Berlin',
		workTypeId: null,
		jobId: null,
		note: word
	};
	if (data === undefined || n % 3 === 0)
		return commands.proposeCorrection({ kind: 'add', entryId: null, proposed: time, reason });
	const entryId = String(data['id']);
	if (n % 3 === 1) return commands.proposeCorrection({ kind: 'delete', entryId, proposed: null, reason });
	const start = String(data['start']);
	const stop = new Date(Date.parse(start) + 20 * 60_000).toISOString();
	return commands.proposeCorrection({ kind: 'change', entryId, proposed: { ...time, start, stop }, reason });
}

async function managersAct(
	device: SimDevice,
	commands: Commands,
	act: RequestAct,
	n: number
): Promise<Answer | null> {
	const absence = (states: readonly string[]) => target(device, 'absences', n, states);
	const asked = absence(['requested', 'mgr_approved']);
	const ending = absence(['cancel_requested']);
	const proposal = target(device, 'corrections', n, ['proposed']);
	switch (act) {
		case 'approve':
			return asked === undefined ? null : commands.approveAbsence(asked);
		case 'refuse':
			return asked === undefined ? null : commands.rejectAbsence(asked, 'voll besetzt');
		case 'cancel-answer':
			if (ending === undefined) return null;
			return n % 2 === 0 ? commands.approveCancel(ending) : commands.rejectCancel(ending);
		case 'agree':
			return proposal === undefined ? null : commands.agreeToCorrection(proposal);
		case 'decline':
			return proposal === undefined ? null : commands.declineCorrection(proposal, 'stimmt so');
		default:
			return null;
	}
}

/** One of these that the device holds: the person's own, for a manager somebody else's. */
function target(
	device: SimDevice,
	source: RequestSource,
	n: number,
	states: readonly string[]
): string | undefined {
	const own = !isManager(device.person);
	const ids = [...device.database.requests.values()]
		.filter((one) => one.source === source && !one._deleted && one.removed === 0 && one.data !== null)
		.filter(
			({ data }) => (data?.['userId'] === device.person) === own && states.includes(String(data?.['state']))
		)
		.map(({ data }) => String(data?.['id']))
		.sort();
	return ids[n % Math.max(1, ids.length)];
}

/** Takes a side of the oldest question. */
async function answer(engine: Engine, n: number): Promise<Answer | null> {
	const inbox = await engine.inbox();
	const [question] = await firstValueFrom(inbox.questions());
	if (question === undefined) return null;
	return inbox.resolveQuestion(question.id, (['mine', 'theirs', 'dismiss'] as const)[n % 3] ?? 'theirs');
}

/** HR decides at a desk on what waits, on the version it is shown. */
async function hrDecides(world: World, n: number): Promise<void> {
	const waits = [...world.history.requests.versions.values()]
		.flatMap((all) => all.at(-1) ?? [])
		.filter((one) => ['requested', 'mgr_approved', 'proposed'].includes(one.state) && !one.deleted)
		.sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
	const chosen = waits[n % Math.max(1, waits.length)];
	if (chosen === undefined) return;
	const { source, recordId, mutationId } = chosen;
	const [yes, no] = source === 'absences' ? ['approve', 'reject'] : ['agree', 'decline'];
	const event = n % 3 === 2 ? no : yes;
	const body = { event, mutationId, comment: 'vom Amt' };
	await world.post('hr', `/api/${source}/${recordId}/decision`, body);
}
