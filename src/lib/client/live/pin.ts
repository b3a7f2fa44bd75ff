// Which entry this phone follows in a round. A cookie of the round's own path, so that the first HTML already shows it.

export const PIN_COOKIE = 'pin';
const DAYS = 60;

/** Remembers the entry for the page at `path`, or forgets it. */
export function rememberPin(path: string, entryId: string | null): void {
	const age = entryId ? DAYS * 86_400 : 0;
	document.cookie = `${PIN_COOKIE}=${entryId ?? ''}; path=${path}; max-age=${age}; samesite=lax`;
}
