import type { CsvErrorCode, CsvWarningCode } from '#domain/exchange/csv-problem.ts';

/** What each finding of an import means, for the person at the terminal. */
export const csvSentences: Readonly<Record<CsvErrorCode | CsvWarningCode, string>> = {
	EMPTY_FILE: 'The file is empty.',
	MISSING_COLUMN: 'This column is missing.',
	DUPLICATE_COLUMN: 'This column comes twice.',
	BAD_QUOTING: 'A quotation mark is not closed, or text follows a closing one.',
	TOO_MANY_ROWS: 'The file has too many rows; split it.',
	REQUIRED: 'This must not be empty.',
	TOO_LONG: 'This is too long.',
	EXTRA_FIELDS: 'The row has more fields than the header.',
	UNKNOWN_USER: 'Nobody has this user name; import the people first.',
	UNKNOWN_LABEL: 'There is no absence type with this label.',
	BAD_USER_NAME: 'This cannot be a user name: letters, digits and . _ - only, 64 at most.',
	BAD_TIMESTAMP: 'A timestamp is a whole number of milliseconds since 1970.',
	TIMESTAMP_UNIT: 'A timestamp in milliseconds has 13 digits; is this in seconds?',
	BAD_DATE: 'This is no date; write YYYY-MM-DD.',
	DATE_LOOKS_DMY: 'This date looks day first. Nothing of the file is taken; write YYYY-MM-DD.',
	BAD_BOOLEAN: 'Write true or false.',
	BAD_NUMBER: 'This is no number; write 7,5 or 7.5.',
	OUT_OF_RANGE: 'Hours of a day lie between 0 and 24.',
	STOP_BEFORE_START: 'The entry stops before it starts.',
	ZERO_LENGTH: 'The entry starts and stops in the same minute.',
	ENTRY_TOO_LONG: 'The entry is longer than 24 hours.',
	OVERLAP: 'This overlaps with another row or with what is there already.',
	DUPLICATE_USER: 'This user name comes twice with different values.',
	USER_NAME_TAKEN: 'Somebody else has taken this user name meanwhile.',
	ENCODING_FALLBACK: 'The file is not UTF-8; it was read as windows-1252.',
	DATE_TS_MISMATCH: 'Date and timestamp disagree; the date counts.',
	DUPLICATE_ROW: 'The same row stands further up; it is taken once.',
	FUTURE_ROW: 'This lies in the future.',
	NEW_WORK_TYPE: 'No work type has this name yet; it is added.'
};
