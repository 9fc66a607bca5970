import * as v from 'valibot';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { absenceTypeDataSchema, type AbsenceTypeData } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { referencesOf, type ReferenceItem } from '#server/settings/reference.usecases.ts';

type BuiltIn = { readonly data: AbsenceTypeData; readonly names: Readonly<Record<'de' | 'en', string>> };

const builtIn: readonly BuiltIn[] = [
	{
		data: { label: 'vacation', effect: 'credit', category: 'vacation' },
		names: { de: 'Urlaub', en: 'Vacation' }
	},
	{ data: { label: 'sick', effect: 'credit', category: 'sick' }, names: { de: 'Krank', en: 'Sick leave' } },
	{
		data: { label: 'holiday', effect: 'credit', category: 'holiday' },
		names: { de: 'Feiertag', en: 'Public holiday' }
	}
];

/** The absence types every company has, in its language. */
export function builtInAbsenceTypes(language: 'de' | 'en'): ReferenceItem[] {
	return builtIn.map(({ data, names }) => ({
		id: data.label,
		kind: 'absence_type',
		name: names[language],
		data
	}));
}

/** The company's absence types by id, with those that every company has. What cannot be read is none. */
export function absenceTypesOf(deps: Pick<Deps, 'db'>): AbsenceTypes {
	const stored = referencesOf(deps, 'absence_type').flatMap(({ id, data }): [string, AbsenceTypeData][] => {
		const parsed = v.safeParse(absenceTypeDataSchema, data);
		return parsed.success ? [[id, parsed.output]] : [];
	});
	return new Map([...builtIn.map(({ data }): [string, AbsenceTypeData] => [data.label, data]), ...stored]);
}
