import type { GeneralData } from '#domain/reference/reference.ts';
import { requiredBreak } from '#domain/regulation/breaks.ts';
import { profiles, profileWith, readsBreakSettings, type BreakSettings } from '#domain/regulation/profile.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { COMPANY_RULE } from '#domain/regulation/profile-shape.ts';
import { defaultProfileOf } from '#domain/settings/general-settings.ts';

/** A company's break setting that asks for less than the law does. It is kept; HR is told. */
export interface BreakSettingHint {
	readonly setting: keyof BreakSettings;
	/** Minutes set. */
	readonly need: number;
	/** Minutes the law asks for, and where. */
	readonly lawful: number;
	readonly rule: string;
}

const settings = [
	{ setting: 'minBreakAfter6h', tier: 360 },
	{ setting: 'minBreakAfter9h', tier: 540 }
] as const;

/**
 * The two break settings against the law of the company's profile; where that profile knows no law
 * (WA-BASIC), against the law of the company's country. Only settings the profile reads are judged.
 *
 * What decides is the break the settings ask for together just after 6 and 9 hours: every tier exceeded applies, so
 * who asks for 60 minutes after 6 hours owes 60 after 9 hours too, whatever the second setting says.
 */
export function breakSettingHints(
	general: BreakSettings & Pick<GeneralData, 'profile' | 'country'>
): BreakSettingHint[] {
	const own = profiles[general.profile] ?? WA_BASIC;
	const law = profiles[own.id === WA_BASIC.id ? defaultProfileOf(general.country) : own.id] ?? WA_BASIC;
	if (law.id === WA_BASIC.id || !readsBreakSettings(own.id)) return [];
	const set = profileWith(own.id, general);
	return settings.flatMap(({ setting, tier }) => {
		const isRead = own.breaks.tiers.some((one) => one.over === tier);
		const lawful = requiredBreak(tier + 1, law);
		const rule = law.rules.BRK_MISSING ?? COMPANY_RULE;
		const isTooLow = isRead && requiredBreak(tier + 1, set) < lawful;
		return isTooLow ? [{ setting, need: general[setting], lawful, rule }] : [];
	});
}
