import type { ClockAct, TodayShown } from './today-state.ts';

/** What a single key does on Today: S start or finish, P break or resume, E edit the last entry, Z undo. */
export function shortcutFor(
	event: KeyboardEvent,
	phase: TodayShown['phase']
): ClockAct | 'edit' | 'undo' | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return null;
	if (isTyping(event.target) || document.querySelector('dialog[open]')) return null;
	const isOn = phase === 'running' || phase === 'break';
	switch (event.key.toLowerCase()) {
		case 's':
			return isOn ? 'finish' : 'start';
		case 'p':
			return phase === 'running' ? 'break' : phase === 'break' ? 'resume' : null;
		case 'e':
			return 'edit';
		case 'z':
			return 'undo';
		default:
			return null;
	}
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
	);
}
