import { expect, test } from 'vitest';
import { err, ok } from '#domain/kernel/result.ts';
import { Gate, GateClosedError } from './gate.ts';
import type { HttpProblem } from '#lib/data/http/http-client.ts';

/** Virtual time: sleeping moves the clock. */
function createGate() {
	let now = 0;
	const gate = new Gate(
		{
			now: () => now,
			ticks: () => now,
			random: () => 0,
			sleep: async (ms, signal) => {
				await Promise.resolve();
				if (!signal.aborted) now += ms;
			}
		},
		null
	);
	return { gate, now: () => now };
}

const status = (code: number, retryAfterMs: number | null = null): HttpProblem => ({
	kind: 'status',
	status: code,
	code: 'x',
	message: '',
	retryAfterMs,
	facts: {}
});

test('a failing way is tried at most forty times a minute', async () => {
	const { gate, now } = createGate();
	const attempts: number[] = [];
	await gate.run(async () => {
		attempts.push(now());
		return attempts.length < 41 ? err({ kind: 'offline' as const }) : ok('there');
	});
	expect(attempts[40]).toBeGreaterThanOrEqual(60_000);
	expect(gate.state.isReachable).toBe(true);
});

test('Retry-After is honoured even when somebody is impatient', async () => {
	const { gate, now } = createGate();
	let calls = 0;
	const answer = gate.run(async () => {
		calls += 1;
		return calls === 1 ? err(status(503, 20_000)) : ok(now());
	});
	gate.wake();
	const result = await answer;
	expect(result).toEqual(ok(20_000));
});

test('while something fails only one request knocks, the others wait for it', async () => {
	const { gate } = createGate();
	let open = 0;
	let most = 0;
	let fails = 6;
	const request = async () => {
		open += 1;
		if (fails > 0) most = Math.max(most, open);
		await Promise.resolve();
		open -= 1;
		fails -= 1;
		return fails > 0 ? err({ kind: 'offline' as const }) : ok(true);
	};
	await gate.run(async () => err(status(400)));
	await Promise.all([gate.run(request), gate.run(request), gate.run(request)]);
	expect(most).toBe(1);
});

test('a 401 waits for the person, without knocking', async () => {
	const { gate } = createGate();
	let calls = 0;
	const answer = gate.run(async () => {
		calls += 1;
		return calls === 1 ? err(status(401)) : ok('sent');
	});
	for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
	expect(calls).toBe(1);
	expect(gate.state.needsSignIn).toBe(true);
	gate.signedIn();
	expect(await answer).toEqual(ok('sent'));
	expect(gate.state.needsSignIn).toBe(false);
});

test('closing ends every wait', async () => {
	const { gate } = createGate();
	const waiting = gate.run(async () => err(status(401)));
	for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
	gate.close();
	await expect(waiting).rejects.toBeInstanceOf(GateClosedError);
});

test('a 401 to a request from before the sign-in asks nobody to sign in again', async () => {
	const { gate } = createGate();
	let calls = 0;
	const answer = await gate.run(async () => {
		calls += 1;
		if (calls > 1) return ok('there');
		gate.signedIn();
		return err(status(401));
	});
	expect(answer).toEqual(ok('there'));
	expect(gate.state.needsSignIn).toBe(false);
});
