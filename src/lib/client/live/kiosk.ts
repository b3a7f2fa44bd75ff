// What a hall screen needs of the browser: stay awake, fill the screen on F, hide the pointer when nobody moves it.

const POINTER_MS = 3000;

/** Keeps the screen awake where the browser can (asked for again after the page was hidden). */
function stayAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	let over = false;
	const ask = async () => {
		if (over || document.hidden || !('wakeLock' in navigator)) return;
		try {
			const got = await navigator.wakeLock.request('screen');
			if (over) void got.release();
			else lock = got;
		} catch {
			// low battery, or not allowed: the screen's own settings decide
		}
	};
	void ask();
	document.addEventListener('visibilitychange', ask);
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', ask);
		void lock?.release();
	};
}

/** Turns this page into a hall screen until the returned function is called. */
export function actAsKiosk(): () => void {
	const letSleep = stayAwake();
	const root = document.documentElement;
	let hide: ReturnType<typeof setTimeout>;
	const moved = () => {
		root.style.cursor = '';
		clearTimeout(hide);
		hide = setTimeout(() => (root.style.cursor = 'none'), POINTER_MS);
	};
	const keyed = (event: KeyboardEvent) => {
		if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		if (document.fullscreenElement) void document.exitFullscreen();
		else void root.requestFullscreen?.().catch(() => {});
	};
	moved();
	addEventListener('pointermove', moved);
	addEventListener('keydown', keyed);
	return () => {
		letSleep();
		clearTimeout(hide);
		root.style.cursor = '';
		removeEventListener('pointermove', moved);
		removeEventListener('keydown', keyed);
	};
}
