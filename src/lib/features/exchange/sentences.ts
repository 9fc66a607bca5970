import type { CsvErrorCode, CsvWarningCode } from '#domain/exchange/csv-problem.ts';
import { m } from '#lib/paraglide/messages.js';

type Sentence = (fact: { readonly value: string }) => string;

const sentences = {
	EMPTY_FILE: () => m.hr_csv_empty_file(),
	MISSING_COLUMN: () => m.hr_csv_missing_column(),
	DUPLICATE_COLUMN: () => m.hr_csv_duplicate_column(),
	BAD_QUOTING: () => m.hr_csv_bad_quoting(),
	TOO_MANY_ROWS: () => m.hr_csv_too_many_rows(),
	REQUIRED: () => m.hr_csv_required(),
	TOO_LONG: (fact) => m.hr_csv_too_long(fact),
	EXTRA_FIELDS: (fact) => m.hr_csv_extra_fields(fact),
	UNKNOWN_USER: (fact) => m.hr_csv_unknown_user(fact),
	UNKNOWN_LABEL: (fact) => m.hr_csv_unknown_label(fact),
	BAD_USER_NAME: (fact) => m.hr_csv_bad_user_name(fact),
	BAD_TIMESTAMP: (fact) => m.hr_csv_bad_timestamp(fact),
	TIMESTAMP_UNIT: (fact) => m.hr_csv_timestamp_unit(fact),
	BAD_DATE: (fact) => m.hr_csv_bad_date(fact),
	DATE_LOOKS_DMY: (fact) => m.hr_csv_date_looks_dmy(fact),
	BAD_BOOLEAN: (fact) => m.hr_csv_bad_boolean(fact),
	BAD_NUMBER: (fact) => m.hr_csv_bad_number(fact),
	OUT_OF_RANGE: (fact) => m.hr_csv_out_of_range(fact),
	STOP_BEFORE_START: () => m.hr_csv_stop_before_start(),
	ZERO_LENGTH: () => m.hr_csv_zero_length(),
	ENTRY_TOO_LONG: () => m.hr_csv_entry_too_long(),
	OVERLAP: () => m.hr_csv_overlap(),
	DUPLICATE_USER: (fact) => m.hr_csv_duplicate_user(fact),
	USER_NAME_TAKEN: (fact) => m.hr_csv_user_name_taken(fact),
	ENCODING_FALLBACK: () => m.hr_csv_encoding_fallback(),
	DATE_TS_MISMATCH: (fact) => m.hr_csv_date_ts_mismatch(fact),
	DUPLICATE_ROW: () => m.hr_csv_duplicate_row(),
	FUTURE_ROW: () => m.hr_csv_future_row(),
	NEW_WORK_TYPE: (fact) => m.hr_csv_new_work_type(fact)
} as const satisfies Record<CsvErrorCode | CsvWarningCode, Sentence>;

/** What is wrong with a cell, a row or a file, and where it helps how to put it right. */
export function csvSentence(code: CsvErrorCode | CsvWarningCode, value: string): string {
	const sentence: Sentence = sentences[code];
	return sentence({ value: value.length > 60 ? `${value.slice(0, 59)}…` : value });
}
