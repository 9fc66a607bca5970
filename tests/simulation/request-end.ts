import { firstValueFrom } from 'rxjs';
import { mutationOf } from '#tests/simulation/facts.ts';
import type { HeldDatabase } from '#tests/simulation/held.ts';
import { HIDDEN_TYPE, plain } from '#tests/simulation/request-facts.ts';
import type { World } from '#tests/simulation/sim-network.ts';
import type { SimDevice } from '#tests/simulation/sim-device.ts';
import type { Stage } from '#tests/simulation/stage.ts';

/** What an illness is to managers: which days, and whether somebody has decided. */
const toldOfIllness = ['userId', 'from', 'to', 'firstHalf', 'lastHalf', 'state', 'seq', 'revision'];

/** What still differs between a device and what its person may see of absences and corrections; null = nothing. */
export function whatIsLeftOfRequests({ history }: World, database: HeldDatabase): string | null {
	const visible = new Map(
		history.requests.visibleTo(database.userId).map((one) => [`${one.source}|${one.recordId}`, one])
	);
	for (const { key, source, pending, _deleted, data } of database.requests.values()) {
		if (_deleted) continue;
		if (pending === 1) return `${key} still waits to be sent`;
		const version = visible.get(key);
		if (version === undefined) return `${key} is on the device, ${database.userId} may not see it`;
		if (data === null || mutationOf(data).id !== version.mutationId)
			return `${key} is another version than the server's`;
		const isHidden = version.ownerId !== database.userId && version.fields['typeId'] === HIDDEN_TYPE;
		const names = isHidden
			? toldOfIllness
			: Object.keys(version.fields).filter((name) => name !== 'mutation');
		const different = names.find((name) => plain(data[name]) !== plain(version.fields[name]));
		if (different !== undefined) return `${different} of ${source} ${key} is not what the server has`;
		visible.delete(key);
	}
	const [missing] = visible.keys();
	return missing === undefined ? null : `${missing} is not on the device`;
}

/** Every question can be answered, and then it is gone. Answers whether there was any. */
export async function answerAll(stage: Stage): Promise<boolean> {
	const { world, devices } = stage;
	let isAny = false;
	for (const device of devices) {
		for (let round = 0; round < 40 && device.database.questions.size > 0; round += 1) {
			isAny = true;
			const answered = answerOne(device, round);
			if (!(await world.time.settle(answered, 5_000))) {
				world.watch.fail('questions', `${device.name}: a question takes for ever`);
				return isAny;
			}
			const problem = await answered;
			if (problem !== null) {
				world.watch.fail('questions', `${device.name}: ${problem}`);
				return isAny;
			}
			await world.time.advance(100);
		}
		if (device.database.questions.size > 0)
			world.watch.fail('questions', `${device.name}: questions that do not end`);
	}
	return isAny;
}

/** Takes a side of the oldest question: our own where the rules still allow it. */
async function answerOne({ engine }: SimDevice, round: number): Promise<string | null> {
	if (engine === null) return 'the app does not open';
	const inbox = await engine.inbox();
	const [question] = await firstValueFrom(inbox.questions());
	if (question === undefined) return 'nobody is asked what the device has to ask';
	if (round % 2 === 0 && (await inbox.resolveQuestion(question.id, 'mine')).ok) return null;
	const result = await inbox.resolveQuestion(question.id, round % 3 === 0 ? 'dismiss' : 'theirs');
	return result.ok ? null : `${question.id}: ${(result.error as { code: string }).code}`;
}
