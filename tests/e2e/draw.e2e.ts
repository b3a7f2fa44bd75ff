// A public draw: two leaders' words and dice, watched by a stranger, checked from a saved file with no network at all.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

const NAMES = ['孙志强', '杨帆', '季加兵', '皋玉凤', '裴光明', '唐慧', '卞学军', '顾晓东', '左长林'];

async function setUp({ request }: BrowserContext): Promise<string> {
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(request, method, `${product.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { me } = await api<{ me: { roles: { organizationId: string }[] } }>('GET', '/api/me');
	const { id } = await api<{ id: string }>('POST', '/api/competitions', {
		organizationId: me.roles[0]?.organizationId,
		level: 'county',
		title: { zh: '焊接竞赛' },
		startsOn: '2026-12-04',
		endsOn: '2026-12-04'
	});
	const event = await api<{ id: string }>('POST', `/api/competitions/${id}/events`, { title: { zh: '焊工' } });
	const round = await api<{ id: string }>('POST', `/api/events/${event.id}/rounds`, { title: { zh: '决赛' } });
	await api('POST', `/api/rounds/${round.id}/entries`, {
		entries: NAMES.map((zh, n) => ({ name: { zh }, employer: { zh: ['江苏荣威', '协鑫', '东沟镇'][n % 3] } }))
	});
	return id;
}

const source = (page: Page, name: string) => page.locator(`li[data-source="${name}"]`);

async function prepare(desk: Page): Promise<void> {
	await desk.getByLabel('每场工位').fill('3');
	await expect(desk.getByLabel('场次', { exact: true })).toHaveValue('3');
	for (const holder of ['孙志强', '季加兵']) {
		await desk.getByRole('button', { name: '加领队口令' }).click();
		await desk.getByLabel('谁来开').last().fill(holder);
	}
	await desk.getByRole('button', { name: '备好这次抽签' }).click();
}

test('a public draw is made before everybody and checked offline by a stranger', async ({ browser }, info) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const competitionId = await setUp(context);
	const desk = await context.newPage();
	await visit(desk, `${product.url}/desk/competitions/${competitionId}/draw`);
	await prepare(desk);

	// each leader hands in the hash of a word; only then anything can be promised
	const promise = desk.getByRole('button', { name: '公布承诺' });
	await expect(promise).toBeDisabled();
	for (const [name, word] of [
		['领队口令 1', '黄海潮生'],
		['领队口令 2', '不走空 77']
	] as const) {
		await source(desk, name).locator('input').fill(word);
		await source(desk, name).getByRole('button', { name: '交指纹' }).click();
		await expect(source(desk, name).locator('code')).toBeVisible();
	}
	await promise.click();
	await desk.getByRole('dialog').getByRole('button', { name: '公布承诺' }).click();
	await expect(desk.getByText('已公布承诺，待开签')).toBeVisible();

	// a stranger sees the promise before chance exists
	const { rounds } = await ask<{ rounds: { draws: { id: string; commitment: string }[] }[] }>(
		context.request,
		'GET',
		`${product.url}/api/competitions/${competitionId}/draws`
	);
	const draw = rounds[0]?.draws[0];
	const outside = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const stranger = await outside.newPage();
	await visit(stranger, `${product.url}/draw/${draw?.id}`);
	await expect(stranger.locator(`code[data-hash="${draw?.commitment}"]`)).toBeVisible();
	await expect(stranger.getByText('来源逐个打开后开签')).toBeVisible();

	// a wrong word is refused, the right ones and the dice open
	await source(desk, '领队口令 1').locator('input').fill('黄海潮落');
	await source(desk, '领队口令 1').getByRole('button', { name: '开', exact: true }).click();
	await expect(source(desk, '领队口令 1').getByRole('alert')).toContainText('与事先交的指纹不符');
	for (const [name, value] of [
		['领队口令 1', '黄海潮生'],
		['领队口令 2', '不走空 77'],
		['骰子', '3 1 6 6 2 5']
	] as const) {
		await source(desk, name).locator('input').fill(value);
		await source(desk, name).getByRole('button', { name: '开', exact: true }).click();
		await expect(source(desk, name).locator('.value')).toBeVisible();
	}
	await desk.getByRole('button', { name: '开签', exact: true }).click();
	await desk.getByRole('button', { name: '发布', exact: true }).click({ timeout: 20_000 });
	await desk.getByRole('dialog').getByRole('button', { name: '发布' }).click();
	await expect(desk.getByText(/由组织者发布/)).toBeVisible();
	for (const name of NAMES) await expect(desk.locator('.board').getByText(name)).toBeVisible();

	// the stranger's page follows by itself, and gives the file that checks it
	await expect(stranger.getByRole('heading', { name: '结果' })).toBeVisible({ timeout: 15_000 });
	expect((await new AxeBuilder({ page: stranger }).analyze()).violations).toEqual([]);
	expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([]);
	const [download] = await Promise.all([
		stranger.waitForEvent('download'),
		stranger.getByRole('link', { name: '下载复核文件' }).click()
	]);
	const file = info.outputPath('draw.html');
	await download.saveAs(file);

	const alone = await browser.newContext();
	await alone.setOffline(true);
	const checker = await alone.newPage();
	await checker.goto(pathToFileURL(file).href);
	await expect(checker.getByText('全部一致')).toBeVisible();
	await expect(checker.locator('li.yes')).toHaveCount(7);
	await checker.getByLabel('现场张贴的承诺').fill(draw?.commitment.slice(0, 12) ?? '');
	await expect(checker.getByText('与本文件相同')).toBeVisible();

	// one changed figure is found, and whose place it is
	const text = await readFile(file, 'utf8');
	const changed = text.replace(
		/("no":4,"heat":)(\d)/,
		(_, before: string, heat: string) => `${before}${(Number(heat) % 3) + 1}`
	);
	expect(changed).not.toBe(text);
	await writeFile(file, changed);
	await checker.reload();
	await expect(checker.getByText('1 步不一致')).toBeVisible();
	await expect(checker.locator('li[data-step="places"]')).toContainText(`4 号 ${NAMES[3]}`);

	// one changed character of the list is found at the list
	await writeFile(file, text.replace('杨帆', '杨凡'));
	await checker.reload();
	await expect(checker.locator('li[data-step="list"]')).toContainText('不一致');
	await context.close();
	await outside.close();
	await alone.close();
});
