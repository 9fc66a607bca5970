declare global {
	namespace App {
		interface PageState {
			/** Open sheets, lowest first: each is a history entry, so that Back closes it. */
			sheets?: readonly string[];
		}
	}
}

export {};
