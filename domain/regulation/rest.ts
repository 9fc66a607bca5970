import type { Profile } from '#domain/regulation/profile-shape.ts';
import type { Shift } from '#domain/regulation/shifts.ts';

export interface RestCheck {
	readonly code: 'REST_SHORT' | 'REST_REDUCED';
	readonly restMinutes: number;
	readonly limitMinutes: number;
}

/**
 * The rest before a shift. Exactly the minimum (11:00 h, ArbZG §5) is enough. Where the profile knows
 * a reduced rest, less than the minimum is a warning and only less than the reduced one a violation.
 */
export function checkRest(previous: Shift, shift: Shift, { rest }: Profile): RestCheck | null {
	const restMinutes = shift.start - previous.stop;
	if (rest.min === null || restMinutes >= rest.min) return null;
	if (rest.reduced !== null && restMinutes >= rest.reduced) {
		return { code: 'REST_REDUCED', restMinutes, limitMinutes: rest.min };
	}
	return { code: 'REST_SHORT', restMinutes, limitMinutes: rest.reduced ?? rest.min };
}
