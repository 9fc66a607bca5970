import type { GeneralData } from '#domain/reference/reference.ts';
import { AT_AZG } from '#domain/regulation/profiles/at-azg.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG, DE_ARBZG_5_2 } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { EU_2003_88 } from '#domain/regulation/profiles/eu-2003-88.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import type { Profile } from '#domain/regulation/profile-shape.ts';

export type { AverageRule, BreakTier, DayRule, Profile, Severity } from '#domain/regulation/profile-shape.ts';

export const profiles: Readonly<Record<string, Profile>> = Object.fromEntries(
	[DE_ARBZG, DE_ARBZG_5_2, DE_JARBSCHG, AT_AZG, CH_ARG_45, EU_2003_88, WA_BASIC].map((one) => [one.id, one])
);

/** Profiles whose breaks after 6 h and 9 h are the company's two settings; the others are fixed by law. */
const adjustable: ReadonlySet<string> = new Set(['DE-ARBZG', 'AT-AZG', 'EU-2003-88', 'WA-BASIC']);

type BreakSettings = Pick<GeneralData, 'profile' | 'minBreakAfter6h' | 'minBreakAfter9h'>;

let memo: { readonly key: string; readonly profile: Profile } | null = null;

/**
 * The rules for a person: their own profile, else the company's, with the company's "minimum break
 * after 6 h / 9 h" on top where the profile leaves that to the company. An unknown id counts as
 * WA-BASIC, which knows nothing but the two settings.
 */
export function profileFor(general: BreakSettings, personProfile?: string | null): Profile {
	const id = personProfile ?? general.profile;
	const key = `${id}:${general.minBreakAfter6h}:${general.minBreakAfter9h}`;
	if (memo?.key === key) return memo.profile;
	const base = profiles[id] ?? WA_BASIC;
	const profile = adjustable.has(base.id) ? withBreakSettings(base, general) : base;
	memo = { key, profile };
	return profile;
}

function withBreakSettings(base: Profile, settings: BreakSettings): Profile {
	const tiers = base.breaks.tiers.map((tier) => {
		if (tier.over === 360) return { ...tier, need: settings.minBreakAfter6h };
		if (tier.over === 540) return { ...tier, need: settings.minBreakAfter9h };
		return tier;
	});
	return { ...base, breaks: { ...base.breaks, tiers } };
}
