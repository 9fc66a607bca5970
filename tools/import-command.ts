import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { errorEnvelopeSchema } from '#protocol/error.ts';
import {
	exchangeKindSchema,
	importLineSchema,
	type ExchangeKind,
	type ImportLine,
	type ImportReport
} from '#protocol/http/exchange.ts';
import { connectAdmin, type AdminConnection } from '#server/admin/admin-client.ts';
import { readConfig } from '#server/config.ts';
import { startProblem } from '#server/start-problem.ts';
import { csvSentences } from './csv-sentences.ts';

const USAGE = `Usage: npm run import -- users|absences|times FILE [--dry-run] [--valid-only]
  --dry-run     say what would happen, change nothing
  --valid-only  leave rows with problems out instead of refusing the file`;

/** Where the command speaks to. */
export interface ImportTerminal {
	say(line: string): void;
	complain(line: string): void;
	/** One line that the next one may replace. */
	progress(line: string): void;
}

interface Command {
	readonly kind: ExchangeKind;
	readonly file: string;
	readonly mode: 'dry-run' | 'apply';
	readonly rows: 'all' | 'valid';
}

/**
 * Imports a file on this machine: over the running server, or into the data folder when none runs. Answers the
 * exit code: 0 taken (or would be), 1 not taken, 2 not understood.
 */
export async function runImport(
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
	terminal: ImportTerminal
): Promise<number> {
	const command = readCommand(args);
	if (command === null) {
		terminal.complain(USAGE);
		return 2;
	}
	let bytes: Uint8Array<ArrayBuffer>;
	try {
		// npm runs scripts in the project's folder; the file is named from where the person stands.
		bytes = new Uint8Array(await readFile(resolve(env['INIT_CWD'] ?? '.', command.file)));
	} catch {
		terminal.complain(`${command.file} cannot be read.`);
		return 1;
	}
	let connection: AdminConnection;
	try {
		connection = await connectAdmin(readConfig(env));
	} catch (error) {
		terminal.complain(startProblem(error));
		return 1;
	}
	try {
		return await send(connection, command, bytes, terminal);
	} catch {
		terminal.complain('The connection to the running server broke. Look whether the file was taken.');
		return 1;
	} finally {
		connection.close();
	}
}

function readCommand(args: readonly string[]): Command | null {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { 'dry-run': { type: 'boolean' }, 'valid-only': { type: 'boolean' } }
		});
		const [kind, file, ...rest] = positionals;
		if (!v.is(exchangeKindSchema, kind) || file === undefined || rest.length > 0) return null;
		return {
			kind,
			file,
			mode: values['dry-run'] === true ? 'dry-run' : 'apply',
			rows: values['valid-only'] === true ? 'valid' : 'all'
		};
	} catch {
		return null;
	}
}

async function send(
	connection: AdminConnection,
	{ kind, mode, rows }: Command,
	body: Uint8Array<ArrayBuffer>,
	terminal: ImportTerminal
): Promise<number> {
	const response = await connection.send({
		method: 'POST',
		path: `/api/admin/exchange/import/${kind}?mode=${mode}&rows=${rows}`,
		headers: { 'content-type': 'text/csv' },
		body
	});
	if (!response.ok || response.body === null) {
		terminal.complain(v.parse(errorEnvelopeSchema, await response.json()).error.message);
		return 1;
	}
	for await (const line of readLines(response.body)) {
		if ('report' in line) return describe(line.report, terminal);
		if ('error' in line) {
			terminal.complain(line.error.message);
			return 1;
		}
		const { phase, done, total } = line.progress;
		terminal.progress(`${phase === 'read' ? 'Reading' : 'Writing'} ${done} of ${total} rows`);
	}
	terminal.complain('The server stopped answering. Look whether the file was taken.');
	return 1;
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportLine> {
	const decoder = new TextDecoder();
	let rest = '';
	for await (const chunk of body) {
		const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) yield v.parse(importLineSchema, JSON.parse(line));
	}
}

function describe(report: ImportReport, { say, complain }: ImportTerminal): number {
	for (const problem of report.problems) complain(`${place(problem)} ${csvSentences[problem.code]}`);
	if (report.problemCount > report.problems.length) {
		complain(`… and ${report.problemCount - report.problems.length} more problems.`);
	}
	for (const warning of report.warnings) say(`${place(warning)} ${csvSentences[warning.code]} (warning)`);
	if (report.warningCount > report.warnings.length) {
		say(`… and ${report.warningCount - report.warnings.length} more warnings.`);
	}
	say(
		`${report.rows} rows: ${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.faulty} with problems.`
	);
	if (!report.accepted) complain('Nothing was changed.');
	else if (report.applied) say('Taken.');
	else say('This was a dry run: nothing was changed.');
	return report.accepted ? 0 : 1;
}

function place({
	line,
	column,
	code,
	value
}: ImportReport['problems'][number] | ImportReport['warnings'][number]) {
	const where = column === null ? `line ${line}` : `line ${line}, ${column}`;
	return value === '' ? `${where}: ${code}.` : `${where}: ${code} (${JSON.stringify(value.slice(0, 80))}).`;
}
