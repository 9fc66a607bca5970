/** What a single key does while the list of approvals has the focus. */
export type QueueKeyAct = 'next' | 'previous' | 'verify' | 'return' | 'note' | 'help';

const actByKey: Readonly<Record<string, QueueKeyAct>> = {
	j: 'next',
	k: 'previous',
	a: 'verify',
	r: 'return',
	n: 'note',
	'?': 'help',
	ArrowDown: 'next',
	ArrowUp: 'previous'
};

/** Arrow keys belong to every list; letters can be switched off in the settings (WCAG 2.1.4). */
export function queueKeyAct(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
	hasSingleKeys: boolean
): QueueKeyAct | null {
	if (event.ctrlKey || event.metaKey || event.altKey) return null;
	const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
	const act = actByKey[key] ?? null;
	return act === null || event.key.startsWith('Arrow') || hasSingleKeys ? act : null;
}
