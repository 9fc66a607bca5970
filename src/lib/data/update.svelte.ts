/**
 * A new version of the app: downloaded, waiting, never applied without the person.
 * `available` = a version waits; `blocked` = something is being edited right now.
 */
class UpdateState {
	available: boolean = $state.raw(false);
	blocked: boolean = $state.raw(false);

	/** Switches to the new version and reloads. Answers false while an editor is dirty. */
	apply(): boolean {
		return false;
	}
}

export const update = new UpdateState();

/** Says that unsaved input exists; the returned function says that it is gone. */
export function holdUpdates(): () => void {
	return () => undefined;
}
