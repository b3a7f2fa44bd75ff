import { describe, expect, it } from 'vitest';
import { platformOf } from './platform.ts';

describe('platformOf', () => {
	it.each([
		['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15', 5, 'ios'],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari', 5, 'ios'],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari', 0, 'macos'],
		['Mozilla/5.0 (Linux; Android 15; SM-X200) Chrome/140', 5, 'android'],
		['Mozilla/5.0 (Linux; Android 12; HarmonyOS; AGS5-W00) HuaweiBrowser/15', 10, 'harmony'],
		['Mozilla/5.0 (Tablet; OpenHarmony 5.0) ArkWeb/4.1', 10, 'harmony'],
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/140', 0, 'windows']
	])('%s with %i touch points is %s', (userAgent, touchPoints, platform) => {
		expect(platformOf(userAgent, touchPoints)).toBe(platform);
	});
});
