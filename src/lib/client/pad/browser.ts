// What the tablet's browser is asked for beside the network: its name, its next frame, a fresh page.
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';

/** What the desk calls this tablet. */
export function tabletLabel(): string {
	const agent = navigator.userAgent;
	const kind = /iPad|Macintosh.*Mobile/.test(agent) ? 'iPad' : /Android/.test(agent) ? 'Android' : 'Web';
	return `${kind} ${Math.max(screen.width, screen.height)}×${Math.min(screen.width, screen.height)}`;
}

/** After the next frame is drawn; without waiting for one where none comes, in a window that is not seen. */
export function afterPaint(call: () => void): void {
	let called = false;
	const once = (): void => {
		if (called) return;
		called = true;
		call();
	};
	if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(once));
	setTimeout(once, document.visibilityState === 'visible' ? 80 : 0);
}

/** A page of another version cannot be trusted with the wire: take the new one. Not twice in a row. */
export async function reloadOnce(): Promise<boolean> {
	if (sessionStorage.getItem('pad-reloaded') === String(PROTOCOL_VERSION)) return false;
	sessionStorage.setItem('pad-reloaded', String(PROTOCOL_VERSION));
	await navigator.serviceWorker
		?.getRegistration()
		.then((registration) => registration?.update())
		.catch(() => {});
	location.reload();
	return true;
}
