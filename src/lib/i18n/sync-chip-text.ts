import { formatDay, formatTime } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

interface ChipState {
	readonly kind: string;
	readonly count: number;
	readonly at: string | null;
	readonly skewMinutes: number;
}

/** The chip's words: short for the eye, a whole sentence for the ear. The sentence contains the short form. */
export function syncChipText(state: ChipState): { readonly shown: string; readonly spoken: string } {
	const n = state.count;
	switch (state.kind) {
		case 'opening':
			return both(m.common_chip_opening());
		case 'synced-until': {
			const time = state.at === null ? null : formatTime(state.at);
			return time === null
				? both(m.common_chip_opening())
				: { shown: time, spoken: m.common_chip_synced_until({ time }) };
		}
		case 'loading':
			return both(m.common_chip_loading());
		case 'sending':
			return both(m.common_chip_sending());
		case 'waiting':
			return { shown: m.common_chip_waiting({ n }), spoken: m.common_chip_waiting_spoken({ n }) };
		case 'waiting-long': {
			const since = state.at === null ? '' : formatDay(state.at);
			return {
				shown: m.common_chip_waiting_long({ n, since }),
				spoken: m.common_chip_waiting_long_spoken({ n, since })
			};
		}
		case 'decision':
			return { shown: m.common_chip_decision({ n }), spoken: m.common_chip_decision_spoken({ n }) };
		case 'sign-in':
			return both(m.common_chip_sign_in());
		case 'refused':
			return both(m.common_chip_refused({ n }));
		case 'storage':
			return both(m.common_chip_storage());
		case 'lost':
			return both(m.common_chip_lost());
		case 'skew':
			return both(skewText(state.skewMinutes));
		case 'update-app':
			return both(m.common_chip_update());
		default: {
			if (state.at === null) return both(m.common_chip_synced_never());
			const time = formatTime(state.at);
			return { shown: time, spoken: m.common_chip_synced({ time }) };
		}
	}
}

function both(text: string) {
	return { shown: text, spoken: text };
}

function skewText(minutes: number): string {
	const n = Math.abs(minutes);
	return minutes >= 0 ? m.common_chip_skew_fast({ n }) : m.common_chip_skew_slow({ n });
}
