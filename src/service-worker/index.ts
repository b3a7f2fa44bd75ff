// Keeps the judge's tablet working without a network: the shell of /pad and all it runs on, one version at a time. It does
// nothing on a device that never opened the pad, and it never keeps an answer of the API.
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { resolve } from '$app/paths';
import { self } from '$app/service-worker';

const KEPT = 'pad-';
const CACHE = `${KEPT}${version}`;
const SHELL = resolve('/(pad)/pad');

/** Chinese fonts come in hundreds of slices and the pad sets none of them; only the figures' own face is kept. */
function isKept(path: string): boolean {
	return !/\.woff2?$/.test(path) || path.includes('barlow');
}

const files = [...immutable, ...assets].map(({ path }) => new URL(path, self.location.href).pathname).filter(isKept);
const known = new Set(files);

/** All or nothing: a shell without one of its files would not open. */
async function keep(): Promise<void> {
	const cache = await caches.open(CACHE);
	if (await cache.match(SHELL)) return;
	await cache.addAll(files);
	const shell = await fetch(SHELL, { cache: 'no-store', credentials: 'same-origin' });
	if (!shell.ok) throw new Error(`the pad's shell answered ${shell.status}`);
	await cache.put(SHELL, shell);
}

async function isJudgesTablet(): Promise<boolean> {
	return (await caches.keys()).some((name) => name.startsWith(KEPT));
}

self.addEventListener('install', (event) => {
	event.waitUntil(
		(async () => {
			if (await isJudgesTablet()) await keep();
			await self.skipWaiting();
		})()
	);
});

self.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== CACHE) await caches.delete(name);
			await self.clients.claim();
		})()
	);
});

self.addEventListener('message', (event) => {
	if (event.data?.kind === 'keep-pad') event.waitUntil(keep().catch(() => {}));
});

/** The kept shell at once; bad Wi-Fi must not decide whether a sheet opens. A new version comes with the next worker. */
async function shell(request: Request): Promise<Response> {
	return (await caches.match(SHELL, { cacheName: CACHE })) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
	return (await caches.match(request, { cacheName: CACHE, ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (request.mode === 'navigate' && url.pathname === SHELL) event.respondWith(shell(request));
	else if (known.has(url.pathname)) event.respondWith(file(request));
});
