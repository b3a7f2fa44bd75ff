// Which device reads the page, so that its own steps stand there first.

export const PLATFORMS = ['ios', 'android', 'harmony', 'windows', 'macos'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The platform a browser says it is; an iPad that asks for desktop pages calls itself a Mac, but has a touch screen. */
export function platformOf(userAgent: string, touchPoints = 0): Platform {
	if (/harmony|arkweb/i.test(userAgent)) return 'harmony';
	if (/android/i.test(userAgent)) return 'android';
	if (/iphone|ipad|ipod/i.test(userAgent)) return 'ios';
	if (/macintosh/i.test(userAgent)) return touchPoints > 1 ? 'ios' : 'macos';
	return /windows/i.test(userAgent) ? 'windows' : 'ios';
}
