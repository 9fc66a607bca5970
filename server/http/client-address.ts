import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

/** Addresses whose forwarded headers are believed: single ones and networks (`10.0.0.0/8`). */
export function trustedList(entries: readonly string[]): BlockList {
	const list = new BlockList();
	for (const entry of entries) {
		const [address = '', prefix] = entry.split('/');
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
		if (prefix === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(prefix), family);
	}
	return list;
}

/**
 * The address a request really comes from: the socket's, or, when that is a trusted proxy, the last one
 * in X-Forwarded-For that is not a trusted proxy itself. What a client writes there is never believed.
 */
export function clientAddress(c: Context, trusted: BlockList): string {
	let address = socketAddress(c);
	const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
	while (isTrusted(address, trusted)) {
		const next = forwarded.pop();
		if (next === undefined || isIP(next) === 0) return address;
		address = plain(next);
	}
	return address;
}

/** What proxies add to a request that they pass on. */
const proxyHeaders = [
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-real-ip',
	'forwarded',
	'via'
];

/**
 * Whether the person sits at this machine: a loopback socket, asked for by a loopback name, no proxy between.
 * A server that was told of a proxy or of a public address believes it of nobody: there a proxy on this
 * machine is the rule.
 */
export function isLoopback(
	c: Context,
	config: { readonly url: string | null; readonly trustedProxies: readonly string[] }
): boolean {
	if (config.trustedProxies.length > 0) return false;
	if (config.url !== null && !isLoopbackName(new URL(config.url).hostname)) return false;
	if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false;
	if (!isLoopbackSocket(c)) return false;
	return isLoopbackName((c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase());
}

/** Whether the connection itself comes from this machine; a proxy on it counts as this machine. */
export function isLoopbackSocket(c: Context): boolean {
	const address = socketAddress(c);
	return address === '::1' || address.startsWith('127.');
}

function isLoopbackName(host: string): boolean {
	return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function socketAddress(c: Context): string {
	const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
	return plain(env?.incoming?.socket?.remoteAddress ?? 'unknown');
}

function plain(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isTrusted(address: string, trusted: BlockList): boolean {
	const version = isIP(address);
	return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
