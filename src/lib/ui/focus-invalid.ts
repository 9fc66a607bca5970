import { tick } from 'svelte';

/** After a form said no: the first field that is marked gets the focus, so that its sentence is read. */
export async function focusFirstInvalid(): Promise<void> {
	await tick();
	const inDialog = document.querySelector<HTMLElement>('dialog[open] [aria-invalid="true"]');
	(inDialog ?? document.querySelector<HTMLElement>('[aria-invalid="true"]'))?.focus();
}
