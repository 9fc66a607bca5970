import type { PreparedRequest } from '#bench/lib/load.ts';
import type { PullResponse } from '#protocol/pull.ts';
import type { PushResponse } from '#protocol/push.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#protocol/version.ts';

/** Signs in as a person of the demo firm and returns the calls of the wire contract. */
export async function signIn(origin: string, username: string) {
	const response = await fetch(`${origin}/api/auth/sign-in/username`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ username, password: 'tagwerk-demo' })
	});
	const token = response.headers.get('set-auth-token');
	if (!token) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
	const headers = {
		authorization: `Bearer ${token}`,
		[PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
		'content-type': 'application/json'
	};
	const me = (await (await fetch(`${origin}/api/me`, { headers })).json()) as { userId: string };
	const pushRequest = (rows: readonly unknown[]): PreparedRequest => ({
		url: `${origin}/api/sync/time_entries/push`,
		init: { method: 'POST', headers, body: JSON.stringify({ rows }) }
	});
	return {
		userId: me.userId,
		headers,
		pushRequest,
		async push(rows: readonly unknown[]): Promise<PushResponse> {
			const { url, init } = pushRequest(rows);
			const answer = await fetch(url, init);
			if (!answer.ok) throw new Error(`push: ${answer.status} ${await answer.text()}`);
			return (await answer.json()) as PushResponse;
		},
		async pull(
			checkpoint: { epoch?: string; scope?: string; seq: number },
			limit: number,
			extraHeaders: Readonly<Record<string, string>> = {}
		): Promise<PullResponse> {
			const query = new URLSearchParams({ seq: String(checkpoint.seq), limit: String(limit) });
			if (checkpoint.epoch) query.set('epoch', checkpoint.epoch);
			if (checkpoint.scope) query.set('scope', checkpoint.scope);
			const answer = await fetch(`${origin}/api/sync/time_entries/pull?${query}`, {
				headers: { ...headers, ...extraHeaders }
			});
			if (!answer.ok) throw new Error(`pull: ${answer.status} ${await answer.text()}`);
			return (await answer.json()) as PullResponse;
		}
	};
}
