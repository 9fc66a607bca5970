import * as v from 'valibot';
import { csvErrorCodes, csvWarningCodes } from '#domain/exchange/csv-problem.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

export const exchangeKinds = ['users', 'absences', 'times'] as const;
export const exchangeKindSchema = v.picklist(exchangeKinds);
export type ExchangeKind = v.InferOutput<typeof exchangeKindSchema>;

/** Unpacked size of a file, bytes. */
export const IMPORT_BYTES_MAX = 64 * 1024 * 1024;
/** Findings that travel in a report; the counts always say how many there are. */
export const REPORT_PROBLEMS_MAX = 1000;

/**
 * Query of `POST /api/exchange/import/:kind`; the body is the file itself (`text/csv`). The answer is NDJSON:
 * lines of importLineSchema, the last one a report or an error.
 */
export const importQuerySchema = v.object({
	/** A dry run does everything but keep it. */
	mode: v.optional(v.picklist(['dry-run', 'apply']), 'dry-run'),
	/** `all`: one bad row and nothing is taken. `valid`: bad rows are left out. */
	rows: v.optional(v.picklist(['all', 'valid']), 'all')
});
export type ImportQuery = v.InferOutput<typeof importQuerySchema>;

const problemSchema = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
	v.object({
		/** Physical line of the record's start; the header is line 1. */
		line: v.number(),
		/** Without `&`; null = the whole row or file. */
		column: v.nullable(v.string()),
		code: v.picklist(codes),
		value: v.string()
	});

export const importReportSchema = v.object({
	kind: exchangeKindSchema,
	mode: v.picklist(['dry-run', 'apply']),
	/** Whether the file was taken (or would be, in a dry run). */
	accepted: v.boolean(),
	/** Whether it is now kept: accepted, and no dry run. */
	applied: v.boolean(),
	/** Rows of the file, header and empty lines not counted. */
	rows: v.number(),
	/** Rows that say something new, something other, and nothing new. */
	new: v.number(),
	changed: v.number(),
	unchanged: v.number(),
	/** Rows with at least one problem. */
	faulty: v.number(),
	/** The first problems and warnings by line, and how many there are of each. */
	problems: v.array(problemSchema(csvErrorCodes)),
	problemCount: v.number(),
	warnings: v.array(problemSchema(csvWarningCodes)),
	warningCount: v.number(),
	/** Names of work types that come with the file. */
	newWorkTypes: v.array(v.string())
});
export type ImportReport = v.InferOutput<typeof importReportSchema>;

export const importLineSchema = v.union([
	v.object({
		progress: v.object({ phase: v.picklist(['read', 'write']), done: v.number(), total: v.number() })
	}),
	v.object({ report: importReportSchema }),
	v.object({ error: v.object({ code: v.string(), message: v.string() }) })
]);
export type ImportLine = v.InferOutput<typeof importLineSchema>;

const flag = v.optional(
	v.pipe(
		v.picklist(['0', '1']),
		v.transform((text) => text === '1')
	)
);

/** Query of `GET /api/exchange/export/:kind.csv` and `GET /api/exchange/mine/times.csv`. */
export const exportQuerySchema = v.object({
	/** First and last local date, both included; left out = no bound. */
	from: v.optional(localDateSchema),
	to: v.optional(localDateSchema),
	/** Header fields with `&`; 1 when left out. */
	ampersand: flag,
	/** Wall times with a false +00:00, as the Working App writes them; 0 when left out. */
	compat: flag
});
export type ExportQuery = v.InferOutput<typeof exportQuerySchema>;
