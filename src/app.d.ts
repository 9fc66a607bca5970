declare global {
	/** The release, from package.json; the build hands it in. */
	const TAGWERK_VERSION: string;
	namespace App {
		interface PageState {
			/** Open sheets, lowest first: each is a history entry, so that Back closes it. */
			sheets?: readonly string[];
		}
	}
}

export {};
