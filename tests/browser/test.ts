// Playwright's `test` with a running Jiangsai: `import { expect, test } from '../browser/test.ts'`.
import { test as base } from '@playwright/test';
import { startOwnServer, type OwnServer } from './own-server.ts';

export { expect } from '@playwright/test';

/** One server per worker, with the demo season in it; `page.goto('/pad')` goes there. */
export const test = base.extend<object, { server: OwnServer }>({
	server: [
		// Playwright reads from the pattern which fixtures this one needs: none
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const server = await startOwnServer();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 200_000 }
	],
	baseURL: async ({ server }, use) => use(server.url)
});
