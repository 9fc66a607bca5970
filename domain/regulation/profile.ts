import { byText } from '#domain/kernel/order.ts';
import type { GeneralData } from '#domain/reference/reference.ts';
import type { Profile } from '#domain/regulation/profile-shape.ts';
import { AT_AZG } from '#domain/regulation/profiles/at-azg.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG, DE_ARBZG_5_2 } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { EU_2003_88 } from '#domain/regulation/profiles/eu-2003-88.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export type {
	AverageRule,
	BreakTier,
	DayRule,
	Profile,
	Rulebook,
	Severity
} from '#domain/regulation/profile-shape.ts';

/** Every version of every profile. When a law changes, its new version is added here, the old one stays. */
const versions: readonly Profile[] = [
	DE_ARBZG,
	DE_ARBZG_5_2,
	DE_JARBSCHG,
	AT_AZG,
	CH_ARG_45,
	EU_2003_88,
	WA_BASIC
];

/** The newest version of each profile. */
export const profiles: Readonly<Record<string, Profile>> = Object.fromEntries(
	versions.toSorted(byText(({ validFrom }) => validFrom)).map((one) => [one.id, one])
);

const versionsById = new Map(
	Object.keys(profiles).map((id) => [id, versions.filter((one) => one.id === id)])
);

/**
 * The version of a set of versions that holds on a date: the one with the greatest `validFrom` not after
 * it, before the first version the first. null when there is none at all.
 */
export function versionOn<T extends { readonly validFrom: LocalDate }>(
	ofOne: readonly T[],
	date: LocalDate
): T | null {
	let found: T | null = null;
	let first: T | null = null;
	for (const one of ofOne) {
		if (first === null || one.validFrom < first.validFrom) first = one;
		if (one.validFrom <= date && (found === null || one.validFrom >= found.validFrom)) found = one;
	}
	return found ?? first;
}

/** Profiles whose breaks after 6 h and 9 h are the company's two settings; the others are fixed by law. */
const adjustable: ReadonlySet<string> = new Set(['DE-ARBZG', 'AT-AZG', 'EU-2003-88', 'WA-BASIC']);

/** Whether the company's two break settings count in a profile. */
export function readsBreakSettings(id: string): boolean {
	return adjustable.has(id);
}

export type BreakSettings = Pick<GeneralData, 'minBreakAfter6h' | 'minBreakAfter9h'>;

const MEMO_LIMIT = 50;
const memo = new Map<string, Profile>();

/**
 * A profile with the company's "minimum break after 6 h / 9 h" on top, where the profile leaves that to
 * the company. An unknown id counts as WA-BASIC, which knows nothing but the two settings.
 * @param date decides which version of the law holds; without it the newest
 */
export function profileWith(id: string, settings: BreakSettings, date?: LocalDate): Profile {
	const newest = profiles[id] ?? WA_BASIC;
	const base = versionOn(versionsById.get(id) ?? [], date ?? newest.validFrom) ?? newest;
	if (!readsBreakSettings(base.id)) return base;
	const { minBreakAfter6h, minBreakAfter9h } = settings;
	const key = `${base.id}:${base.validFrom}:${minBreakAfter6h}:${minBreakAfter9h}`;
	const known = memo.get(key);
	if (known !== undefined) return known;
	const profile = withBreakSettings(base, settings);
	if (memo.size >= MEMO_LIMIT) memo.clear();
	memo.set(key, profile);
	return profile;
}

/** The rules for a person without regard to dates: their own profile, else the company's. */
export function profileFor(
	general: BreakSettings & Pick<GeneralData, 'profile'>,
	personProfile?: string | null
): Profile {
	return profileWith(personProfile ?? general.profile, general);
}

function withBreakSettings(base: Profile, settings: BreakSettings): Profile {
	const needs = new Map([
		[360, settings.minBreakAfter6h],
		[540, settings.minBreakAfter9h]
	]);
	const tiers = base.breaks.tiers.map((tier) => {
		const need = needs.get(tier.over) ?? tier.need;
		return need === tier.need ? tier : { ...tier, need, isCompanyRule: true };
	});
	return { ...base, breaks: { ...base.breaks, tiers } };
}
