import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icon-paths.ts';

/** Icons a work type can have, with the word for each. */
export const workTypeIcons = [
	{ name: 'hammer', label: m.hr_icon_hammer },
	{ name: 'wrench', label: m.hr_icon_wrench },
	{ name: 'truck', label: m.hr_icon_truck },
	{ name: 'office', label: m.hr_icon_office },
	{ name: 'book', label: m.hr_icon_book },
	{ name: 'phone', label: m.hr_icon_phone },
	{ name: 'people', label: m.hr_icon_people },
	{ name: 'clock', label: m.hr_icon_clock },
	{ name: 'tag', label: m.hr_icon_tag },
	{ name: 'bell', label: m.hr_icon_bell },
	{ name: 'shield', label: m.hr_icon_shield },
	{ name: 'company', label: m.hr_icon_company }
] as const satisfies readonly { readonly name: IconName; readonly label: () => string }[];
