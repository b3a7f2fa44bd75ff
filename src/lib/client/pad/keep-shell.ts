// Asks the service worker to keep this face for days without a network. Plain http has no service worker; then the page
// itself must stay open, and only its marks survive.

import { dev } from '$app/env';

/** Tells the worker that this device is a judge's tablet. */
export function keepShell(): void {
	if (dev || !('serviceWorker' in navigator)) return;
	navigator.serviceWorker.ready
		.then((registration) => registration.active?.postMessage({ kind: 'keep-pad' }))
		.catch(() => {});
}
