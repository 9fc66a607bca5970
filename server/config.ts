import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** What the server was told at its start. */
export interface Config {
	readonly port: number;
	/** Address to listen on; empty = every address. */
	readonly host: string;
	readonly dataDir: string;
	/** Where people reach the app, without a slash at the end; null = not told. */
	readonly url: string | null;
	/** Addresses or networks whose X-Forwarded-For is believed. */
	readonly trustedProxies: readonly string[];
	/** Signs session cookies; empty = make one and keep it in the data folder. */
	readonly secret: string;
	readonly demo: boolean;
	/** Requests a minute that the devices of one person may make to the sync. */
	readonly syncRate: number;
	readonly logLevel: LogLevel;
	/** The built app. */
	readonly buildDir: string;
	readonly version: string;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The configuration is wrong; `problems` says where, one line each. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
	readonly problems: readonly string[];
	constructor(problems: readonly string[]) {
		super(problems.join('\n'));
		this.problems = problems;
	}
}

export interface ConfigOption<T> {
	readonly doc: string;
	/** What the documentation says about the value when nothing is set. */
	readonly fallback: string;
	/** Reads a text that is set; answers undefined when it is not of the right form. */
	read(text: string): T | undefined;
	readonly form: string;
	readonly unset: T;
}

const option = <T>(value: ConfigOption<T>): ConfigOption<T> => value;
const SECRET_MIN = 32;

/** Every option there is. The operator's guide is this table. */
export const configOptions = {
	PORT: option<number>({
		doc: 'Port to listen on.',
		fallback: '3000',
		form: 'a number from 0 to 65535',
		unset: 3000,
		read: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined)
	}),
	HOST: option<string>({
		doc: 'Address to listen on.',
		fallback: 'every address; in demo mode this machine only',
		form: 'an IP address or localhost',
		unset: '',
		read: (text) => (isIP(text) !== 0 || text === 'localhost' ? text : undefined)
	}),
	TAGWERK_DATA: option<string>({
		doc: 'Folder of the database and the keys.',
		fallback: './data',
		form: 'a path',
		unset: './data',
		read: (text) => text
	}),
	TAGWERK_URL: option<string | null>({
		doc: 'Where people reach the app; https makes the cookies bound to TLS.',
		fallback: 'whatever address a request names',
		form: 'an address like https://zeit.example.org, without a path',
		unset: null,
		read: readUrl
	}),
	TAGWERK_TRUSTED_PROXIES: option<readonly string[]>({
		doc: 'Reverse proxies whose X-Forwarded-For is believed.',
		fallback: 'none',
		form: 'IP addresses or networks (10.0.0.0/8), separated by commas',
		unset: [],
		read: readNetworks
	}),
	TAGWERK_SECRET: option<string>({
		doc: 'Signs session cookies.',
		fallback: 'made at the first start and kept in the data folder',
		form: `at least ${SECRET_MIN} characters, not one and the same`,
		unset: '',
		read: (text) => (text.length >= SECRET_MIN && new Set(text).size >= 8 ? text : undefined)
	}),
	TAGWERK_DEMO: option<boolean>({
		doc: 'Loads the demo firm into an empty database, like --demo.',
		fallback: '0',
		form: '0 or 1',
		unset: false,
		read: (text) => (text === '1' ? true : text === '0' ? false : undefined)
	}),
	TAGWERK_SYNC_RATE: option<number>({
		doc: 'Requests a minute that the devices of one person may make to the sync.',
		fallback: '1200',
		form: 'a number from 60 to 1000000',
		unset: 1200,
		read: (text) =>
			/^\d{2,7}$/.test(text) && isBetween(Number(text), 60, 1_000_000) ? Number(text) : undefined
	}),
	TAGWERK_LOG: option<LogLevel>({
		doc: 'How much to log, as JSON lines on stderr.',
		fallback: 'info; warn on a terminal',
		form: logLevels.join(', '),
		unset: 'info',
		read: (text) => logLevels.find((level) => level === text)
	})
} as const;

type OptionName = keyof typeof configOptions;

/** Reads the configuration, or throws one ConfigError that names everything that is wrong. */
export function readConfig(
	env: Readonly<Record<string, string | undefined>>,
	args: readonly string[] = []
): Config {
	const problems = args
		.filter((argument) => argument !== '--demo')
		.map((argument) => `${argument}: unknown; the only one is --demo`);
	const read = <N extends OptionName>(name: N): (typeof configOptions)[N]['unset'] => {
		const { form, unset, read: parse } = configOptions[name] as ConfigOption<unknown>;
		const text = env[name]?.trim();
		const value = text === undefined || text === '' ? unset : parse(text);
		if (value === undefined) problems.push(`${name}: must be ${form}`);
		return value as (typeof configOptions)[N]['unset'];
	};
	for (const name of Object.keys(env)) {
		if (name.startsWith('TAGWERK_') && !(name in configOptions) && !toolOption.test(name)) {
			problems.push(`${name}: there is no such option`);
		}
	}
	const demo = read('TAGWERK_DEMO') || args.includes('--demo');
	const config: Config = {
		port: read('PORT'),
		host: read('HOST') || (demo ? '127.0.0.1' : ''),
		dataDir: resolve(read('TAGWERK_DATA')),
		url: read('TAGWERK_URL'),
		trustedProxies: read('TAGWERK_TRUSTED_PROXIES'),
		secret: read('TAGWERK_SECRET'),
		demo,
		syncRate: read('TAGWERK_SYNC_RATE'),
		logLevel: env.TAGWERK_LOG ? read('TAGWERK_LOG') : process.stderr.isTTY ? 'warn' : 'info',
		buildDir: join(import.meta.dirname, '..', 'build'),
		version: readVersion()
	};
	if (problems.length > 0) throw new ConfigError(problems);
	return config;
}

/** Names that the tools around the server use. */
const toolOption = /^TAGWERK_(BUILD|BROWSER|(DEV|TEST|E2E|BENCH)_.*)$/;

/** This version of Tagwerk, as the package says. */
function readVersion(): string {
	const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

function isBetween(value: number, least: number, most: number): boolean {
	return value >= least && value <= most;
}

function readUrl(text: string): string | undefined {
	if (!URL.canParse(text)) return undefined;
	const { protocol, origin, pathname, search, hash, username } = new URL(text);
	const isPlain = pathname === '/' && search === '' && hash === '' && username === '';
	return isPlain && (protocol === 'https:' || protocol === 'http:') ? origin : undefined;
}

function readNetworks(text: string): string[] | undefined {
	const entries = text.split(',').map((entry) => entry.trim());
	const isNetwork = (entry: string) => {
		const [address = '', prefix, ...rest] = entry.split('/');
		const version = isIP(address);
		if (version === 0 || rest.length > 0) return false;
		return prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= (version === 6 ? 128 : 32));
	};
	return entries.every(isNetwork) ? entries : undefined;
}
