/** What the server was told at its start. */
export interface Config {
	readonly port: number;
	/** null = every address, or loopback only in demo mode. */
	readonly host: string;
	readonly dataDir: string;
	/** Where people reach the app, without a slash at the end; null = not told. */
	readonly url: string | null;
	/** Addresses or networks whose X-Forwarded-For is believed. */
	readonly trustedProxies: readonly string[];
	/** Signs session cookies. */
	readonly secret: string;
	readonly demo: boolean;
	/** The built app. */
	readonly buildDir: string;
	readonly version: string;
}
