import { m } from '#lib/paraglide/messages.js';
import type { PersonProblem, WatchedField } from './person-form.ts';

const problemText: Readonly<Record<PersonProblem, () => string>> = {
	required: () => m.hr_error_required(),
	user_name: () => m.hr_error_user_name(),
	user_name_taken: () => m.hr_error_user_name_taken(),
	email: () => m.hr_error_email(),
	email_taken: () => m.hr_error_email_taken(),
	hours: () => m.hr_error_hours(),
	comment: () => m.hr_error_comment(),
	date: () => m.hr_error_date(),
	dates_order: () => m.hr_error_dates_order(),
	balance: () => m.hr_error_balance(),
	book_comment: () => m.hr_error_book_comment(),
	before_opening: () => m.hr_error_before_opening(),
	own_account: () => m.hr_person_own_account(),
	booked_meanwhile: () => m.hr_error_booked_meanwhile(),
	last_hr: () => m.hr_error_last_hr(),
	overlapping: () => m.hr_error_overlapping(),
	unknown_group: () => m.hr_error_unknown_group(),
	unfit: () => m.hr_error_field()
};

/** What is wrong with a field and how to put it right. */
export function personProblemText(problem: PersonProblem | undefined): string | undefined {
	return problem === undefined ? undefined : problemText[problem]();
}

const fieldText: Readonly<Record<WatchedField, () => string>> = {
	name: () => m.hr_field_name(),
	userName: () => m.hr_field_user_name(),
	email: () => m.hr_field_email(),
	personalNumber: () => m.hr_field_number(),
	locationId: () => m.hr_field_location(),
	profile: () => m.hr_field_profile(),
	hr: () => m.hr_field_hr(),
	memberships: () => m.hr_field_group(),
	schedules: () => m.hr_field_hours(),
	employment: () => m.hr_field_employment(),
	opening: () => m.hr_field_opening()
};

/** The name of a field, in a sentence. */
export function personFieldText(field: WatchedField): string {
	return fieldText[field]();
}

const profileText: Readonly<Record<string, () => string>> = {
	'WA-BASIC': () => m.hr_profile_wa_basic(),
	'DE-ARBZG': () => m.hr_profile_de_arbzg(),
	'DE-ARBZG-5-2': () => m.hr_profile_de_arbzg_5_2(),
	'DE-JARBSCHG': () => m.hr_profile_de_jarbschg(),
	'AT-AZG': () => m.hr_profile_at_azg(),
	'CH-ARG-45': () => m.hr_profile_ch_arg_45(),
	'EU-2003-88': () => m.hr_profile_eu_2003_88()
};

/** The regulation profiles a person can have, the company's own first. */
export function profileOptions(): readonly { readonly value: string; readonly label: string }[] {
	return [
		{ value: '', label: m.hr_person_profile_company() },
		...Object.entries(profileText).map(([value, label]) => ({ value, label: label() }))
	];
}
