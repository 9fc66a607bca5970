export interface SilenceWatch {
	/** A sign of life: the silence begins anew. */
	heard(): void;
	stop(): void;
}

/** Calls once when nothing was heard for `ms` milliseconds; watches from the first sign of life on. */
export function watchSilence(ms: number, onSilence: () => void): SilenceWatch {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return {
		heard() {
			clearTimeout(timer);
			timer = setTimeout(onSilence, ms);
		},
		stop: () => clearTimeout(timer)
	};
}
