// A tablet that shall trust this server: the steps of its own platform, the certificate, and what stands there without --lan.
import AxeBuilder from '@axe-core/playwright';
import { X509Certificate } from 'node:crypto';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { expect, test } from '../browser/test.ts';

test.describe('with a certificate authority of its own', () => {
	let lan: OwnServer;
	test.beforeAll(async () => {
		test.setTimeout(200_000);
		lan = await startOwnServer(['--lan', '--no-demo']);
	});
	test.afterAll(() => lan.stop());

	test('walks an iPad through its steps and is without faults', async ({ browser }) => {
		const context = await browser.newContext({
			baseURL: lan.url,
			viewport: { width: 820, height: 1180 },
			userAgent: 'Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1'
		});
		const page = await context.newPage();
		await page.goto('/trust');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('让这台设备信任匠赛');
		await expect(page.getByRole('heading', { name: '打开完全信任' })).toBeVisible();
		await page.getByRole('link', { name: '安卓' }).click();
		await expect(page.getByRole('heading', { name: '安装 CA 证书' })).toBeVisible();
		await expect(page.getByRole('heading', { name: '打开完全信任' })).toHaveCount(0);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map((violation) => violation.id)).toEqual([]);
		await context.close();
	});

	test('gives out the authority that signed the server, limited to the local network', async ({ request }) => {
		const answer = await request.get(`${lan.url}/trust/ca.crt`);
		expect(answer.headers()['content-type']).toBe('application/x-x509-ca-cert');
		const authority = new X509Certificate(await answer.body());
		expect(authority.ca).toBe(true);
		const pem = await (await request.get(`${lan.url}/trust/ca.pem`)).text();
		expect(new X509Certificate(pem).fingerprint256).toBe(authority.fingerprint256);
		expect(lan.output()).toContain(authority.fingerprint256);
	});

	test('opens on the secure address', async ({ page }) => {
		await page.goto(`${lan.secureUrl}/trust`);
		expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
	});
});

test('without --lan says how to get it, and still lets a judge score', async ({ page }) => {
	await page.goto('/trust');
	await expect(page.getByText('npm start -- --lan')).toBeVisible();
	await expect(page.getByRole('link', { name: '直接评分' })).toHaveAttribute('href', '/pad');
});
