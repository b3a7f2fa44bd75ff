// The journeys in a real browser: `npm test` finds the browser and builds first; alone: `npx playwright test`.
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './tests/browser/find-chromium.ts';

const found = process.env.CHROMIUM_PATH ? { path: process.env.CHROMIUM_PATH } : findChromium(() => {});
if (!('path' in found)) throw new Error(`there is no Chromium: ${found.join('; ')}`);

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results',
	// one server, two cores: journeys run one after the other and do not disturb each other's clocks
	workers: 1,
	fullyParallel: false,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		browserName: 'chromium',
		headless: true,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		ignoreHTTPSErrors: true,
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: found.path, args: CHROMIUM_ARGS }
	}
});
