/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { base, build, files, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** One cache for each version: a page never gets files of another one. */
const CACHE = `tagwerk-${version}`;
const SHELL = `${base}/200.html`;
const assets = [SHELL, ...build, ...files.filter((file) => !isPrecompressed(file))];
const known = new Set(assets);

function isPrecompressed(file: string): boolean {
	return file.endsWith('.br') || file.endsWith('.gz');
}

worker.addEventListener('install', (event) => {
	// Past the HTTP cache, so that nothing old gets into the new version. No skipWaiting: the person decides.
	const fresh = assets.map((path) => new Request(path, { cache: 'reload' }));
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

worker.addEventListener('activate', (event) => {
	const clean = async () => {
		for (const name of await caches.keys()) {
			if (name.startsWith('tagwerk-') && name !== CACHE) await caches.delete(name);
		}
		await worker.clients.claim();
	};
	event.waitUntil(clean());
});

worker.addEventListener('message', (event) => {
	if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (url.pathname.startsWith(`${base}/api/`)) return;
	// Every page is the same shell: from the cache always, so that a page and its files belong together.
	if (request.mode === 'navigate') return event.respondWith(fromCache(SHELL, request));
	if (known.has(url.pathname)) event.respondWith(fromCache(url.pathname, request));
});

async function fromCache(path: string, request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(path)) ?? fetch(request);
}
