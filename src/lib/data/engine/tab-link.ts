import type { GateState } from '#lib/data/engine/gate.ts';

/** What the pages of one person tell each other: only one of them talks to the server. */
export type TabMessage =
	| { readonly type: 'state'; readonly state: GateState; readonly position: number }
	/** A page that has just opened wants to know. */
	| { readonly type: 'ask' }
	| { readonly type: 'try-now' }
	| { readonly type: 'signed-in' };

export interface TabLink {
	send(message: TabMessage): void;
	listen(hear: (message: TabMessage) => void): void;
	close(): void;
}

/** A channel between the pages of one person in this browser. */
export function openTabLink(userId: string): TabLink {
	const channel = new BroadcastChannel(`tagwerk-tabs-${userId}`);
	return {
		send: (message) => channel.postMessage(message),
		listen(hear) {
			channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data);
		},
		close: () => channel.close()
	};
}
