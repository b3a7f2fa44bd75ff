// Opening a page as a person does, who sees it a moment before pressing anything: a page drawn on the server does not listen yet.
import type { Page } from '@playwright/test';

/** Goes there and waits until the page listens. */
export async function visit(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.locator('html[data-listens]').waitFor({ state: 'attached' });
}
