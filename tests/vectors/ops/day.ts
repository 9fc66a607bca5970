import { attributeMinutes } from '#domain/account/attribution.ts';
import { dayLengthMinutes, resolveLocal } from '#domain/time/zone.ts';
import { validateEntry } from '#domain/time-entry/validation.ts';
import {
	entriesOf,
	entryOf,
	listOf,
	objectOf,
	textOf,
	toInstant,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

export const dayOps = {
	'day.attribute': (given: Given): Json => {
		const mode = textOf(given, 'mode');
		if (mode !== 'start' && mode !== 'split' && mode !== 'shift') throw new Error(`unknown mode ${mode}`);
		return {
			byDate: Object.fromEntries(
				attributeMinutes({ entries: entriesOf(given), zone: textOf(given, 'tz'), mode })
			)
		};
	},
	'day.length': (given: Given): Json => ({
		minutes: dayLengthMinutes(textOf(given, 'date'), textOf(given, 'tz'))
	}),
	'day.resolve': (given: Given): Json => {
		const resolved = resolveLocal(textOf(given, 'date'), textOf(given, 'time'), textOf(given, 'tz'));
		return resolved.status === 'ambiguous' ? { ...resolved, default: resolved.earlier } : resolved;
	},
	'day.validate': (given: Given): Json => {
		const entry = { ...entryOf(objectOf(given, 'entry')), id: 'entry' };
		const others = listOf(given, 'others').map((other, i) => ({ ...entryOf(other), id: `other-${i}` }));
		return { errors: validateEntry(entry, { now: toInstant(textOf(given, 'now')), others }) };
	}
};
