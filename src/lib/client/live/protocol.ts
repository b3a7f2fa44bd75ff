// A page from another version of the product than the server loads itself again, once.
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';

const KEY = 'reloaded-for-protocol';

/** True when the server speaks another version; the page is then reloading, unless it already did for that version. */
export function reloadForProtocol(server: number): boolean {
	if (server === PROTOCOL_VERSION) return false;
	try {
		if (sessionStorage.getItem(KEY) === String(server)) return false;
		sessionStorage.setItem(KEY, String(server));
	} catch {
		// storage is forbidden: never reload, rather than for ever
		return false;
	}
	location.reload();
	return true;
}
