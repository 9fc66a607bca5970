import { createContext } from 'svelte';
import type { SyncChipState } from './sync-chip.ts';

/** What every screen's top bar shows, handed down by the layout. Read its fields, don't copy them. */
export interface Shell {
	readonly chip: SyncChipState | null;
	readonly person: { readonly name: string } | null;
	/** Where the help of this screen is; null on the help itself. */
	readonly helpHref: string | null;
}

const [readShell, writeShell] = createContext<Shell>();

/** Hands the shell to every screen below. */
export function setShell(shell: Shell): void {
	writeShell(shell);
}

/** The shell, or null on pages outside it (sign-in, set-up). */
export function getShell(): Shell | null {
	try {
		return readShell();
	} catch {
		return null;
	}
}
