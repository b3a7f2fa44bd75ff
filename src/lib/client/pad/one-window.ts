// One window of a tablet writes the sheet: the newest one. An older one is told and stands back.

/** Announces this window; calls back when a newer one opens. Returns how to stop listening. */
export function claimWindow(onNewer: () => void): () => void {
	if (typeof BroadcastChannel === 'undefined') return () => {};
	const channel = new BroadcastChannel('jiangsai-pad');
	channel.postMessage('opened');
	channel.onmessage = (event) => {
		if (event.data === 'opened') onNewer();
	};
	return () => channel.close();
}
