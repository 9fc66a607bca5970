import type { AbsenceTypeData } from '#domain/reference/reference.ts';

/**
 * What a day is, when several things fall on it: a full public holiday, then certified illness, vacation,
 * illness without a certificate (a vacation day stays vacation until there is one, BUrlG §9), anything else;
 * what is only asked for comes after what is decided, half a holiday after all of them.
 */
export function whatADayIs<Holiday extends { readonly fraction: number }, OnDay extends object>(day: {
	readonly holiday: Holiday | null;
	/** The absence that takes precedence among those of the day. */
	readonly absence: OnDay | null;
}):
	| { readonly is: 'holiday'; readonly holiday: Holiday }
	| { readonly is: 'absence'; readonly absence: OnDay }
	| null {
	const { holiday, absence } = day;
	if (holiday !== null && (holiday.fraction >= 1 || absence === null)) return { is: 'holiday', holiday };
	return absence === null ? null : { is: 'absence', absence };
}

const DECIDED_FIRST = 10;

/** The place of an absence among those of one day; the smallest takes precedence. */
export function precedenceOf(absence: Ranked & { readonly isPending: boolean }): number {
	return rankOf(absence) + (absence.isPending ? DECIDED_FIRST : 0);
}

interface Ranked {
	readonly category: AbsenceTypeData['category'];
	readonly isCertified: boolean;
}

function rankOf({ category, isCertified }: Ranked): number {
	switch (category) {
		case 'sick':
			return isCertified ? 0 : 2;
		case 'vacation':
			return 1;
		case 'holiday':
			return 3;
		case 'other':
			return 4;
	}
}
