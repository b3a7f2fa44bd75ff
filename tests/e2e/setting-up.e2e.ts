// From the one-time link to a closed round, all of it in the browser: what an organizer does on a first evening.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { markCommand } from '../../cli/replay/tablet.ts';
import type { RoundDetail } from '../../src/lib/client/desk/shapes.ts';
import { ask } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

/** Every message key begins with a face's name and an underscore; none may ever be seen. */
async function expectWords(page: Page): Promise<void> {
	expect(await page.locator('body').innerText()).not.toMatch(/\b(desk|common|pad|show|entrance)_[a-z]/);
}

/** The question that stands before an act. */
function dialog(page: Page): Locator {
	return page.getByRole('alertdialog').or(page.getByRole('dialog'));
}

/** Adds a row at the end of a list. */
async function add(page: Page, label: RegExp, words: string): Promise<void> {
	await page.getByRole('textbox', { name: label }).fill(words);
	await page.keyboard.press('Enter');
}

test('an organizer sets a competition up, opens it, sees a mark reach the public, and closes it', async ({
	browser
}) => {
	test.setTimeout(180_000);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();

	// the one-time link
	await visit(page, product.organizerLink);
	await page.getByLabel('用户名').fill('组织者');
	await page.getByLabel('密码', { exact: true }).fill('ten-characters');
	await page.getByLabel('再输一次密码').fill('ten-characters');
	await page.getByRole('button', { name: '开始使用' }).click();
	await expect(page).toHaveURL(/\/desk$/);
	await expectWords(page);

	// a competition, an event, a round
	await page.getByRole('link', { name: '竞赛', exact: true }).click();
	await page.getByRole('button', { name: '新建竞赛' }).first().click();
	await page.getByLabel('竞赛名称', { exact: true }).fill('第四季度竞赛');
	await page.getByRole('button', { name: '建立竞赛' }).click();
	await expect(page.getByRole('heading', { name: '第四季度竞赛' })).toBeVisible();
	await add(page, /加赛项/, '光伏安装调试');
	await expect(page.getByRole('heading', { name: '光伏安装调试' })).toBeVisible();
	await add(page, /加一轮/, '决赛');
	await page.getByRole('link', { name: '定方案' }).click();

	// a scheme from an example, with another title and other weights
	await page.getByRole('button', { name: /理论 30 · 实操 70/ }).click();
	const room = page.getByRole('navigation', { name: '本轮' });
	const node = page.getByRole('complementary');
	await page.getByRole('treeitem', { name: /^T 理论/ }).click();
	await node.getByRole('textbox', { name: '权重', exact: true }).fill('0.4');
	await page.getByRole('treeitem', { name: /^P 实操/ }).click();
	await node.getByRole('textbox', { name: '权重', exact: true }).fill('0.6');
	await node.getByRole('textbox', { name: '名称', exact: true }).fill('现场操作');
	await expect(page.getByRole('treeitem', { name: /^P 现场操作 × 0.6/ })).toBeVisible();
	await expect(page.getByText(/^已存/)).toBeVisible();
	await expectWords(page);

	// entries: two typed, the others from a spreadsheet that is not all right
	await room.getByRole('link', { name: /参赛者/ }).click();
	for (const [name, employer] of [
		['周海涛', '江苏荣威'],
		['皋玉凤', '阜城街道']
	] as const) {
		await page.getByRole('textbox', { name: '姓名', exact: true }).last().fill(name);
		await page.getByRole('combobox', { name: '单位' }).nth(-2).fill(employer);
	}
	await page.getByRole('button', { name: '加上 2 个' }).click();
	await expect(page.getByText('已加上 2 个')).toBeVisible();
	await page.locator('input[type=file]').setInputFiles({
		name: '名单.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('姓名,单位,编号\r\n王建国,东沟镇,\r\n,益林镇,\r\n戴永兵,羊寨镇,A-01\r\n徐文静,益林镇,\r\n')
	});
	const sheet = page.getByRole('dialog', { name: /导入 名单.csv/ });
	await expect(sheet.getByText(/2\s*行不对/)).toBeVisible();
	await expectWords(page);
	await sheet.getByRole('button', { name: '不导入这 2 行' }).click();
	await sheet.getByRole('button', { name: '导入 2 个' }).click();
	await expect(sheet).toBeHidden();
	await expect(page.locator('[data-entry]')).toHaveCount(4);

	// a panel of three who are not in the directory yet
	await room.getByRole('link', { name: /裁判组/ }).click();
	await page.getByRole('button', { name: '3 席' }).click();
	for (const [seat, name] of ['陆建中', '周海燕', '皋学明'].entries()) {
		const who = page.getByRole('combobox', { name: `裁判${seat + 1}的人选` });
		await who.fill(name);
		await page.getByRole('option', { name: `新增“${name}”` }).click();
		await page.getByRole('combobox', { name: '单位，回车' }).fill('江苏荣威');
		await page.keyboard.press('Enter');
		await expect(who).toHaveValue(name);
	}
	await page.getByRole('button', { name: '裁判 1', exact: true }).click();
	const seat = page.getByRole('complementary', { name: '裁判1' });
	await seat.getByRole('button', { name: '发席位码' }).click();
	const code = (await seat.getByText(/^[A-Z0-9]{3}\s?[A-Z0-9]{3}$/).innerText()).replace(/\s/g, '');

	// the tablet takes the code as it is typed, and may mark when scoring is open
	const tablet = await browser.newContext({ viewport: { width: 1180, height: 820 } });
	const pad = await tablet.newPage();
	await visit(pad, `${product.url}/pad`);
	await expect(pad.getByRole('heading', { name: '输入席位码' })).toBeVisible();
	await pad.keyboard.type(code.toLowerCase());
	await pad.getByRole('button', { name: '是我的席位，开始' }).click();
	await expect(seat.getByText('已配对')).toBeVisible();

	await room.getByRole('link', { name: /现场/ }).click();
	await page.getByRole('button', { name: '开放评分' }).click();
	await dialog(page).getByRole('button', { name: '开放评分' }).click();
	await expect(page.getByText(/已开放评分/)).toBeVisible();
	const roundId = /rounds\/([^/]+)/.exec(page.url())?.[1] ?? '';

	const hall = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
	const stage = await hall.newPage();
	await visit(stage, `${product.url}/stage/${roundId}`);
	await expect(stage.getByRole('heading', { name: '光伏安装调试' })).toBeVisible();

	// the theory of the first entry is one judge's business: 90 × 0.4 counts as soon as it is on the record
	await expect(pad.getByRole('button', { name: '退格' })).toBeVisible();
	await pad.keyboard.type('90');
	await pad.getByRole('button', { name: /下一项未评/ }).click();
	const first = stage.getByRole('listitem').filter({ hasText: '周海涛' });
	await expect(first).toContainText('36.00');
	await pad.keyboard.type('80');
	await pad.keyboard.press('Enter');
	await pad.getByRole('button', { name: /签名并提交/ }).click();
	await pad.getByRole('dialog').getByRole('button', { name: '签名并提交' }).click();
	await expect(pad.getByText('已签名锁定').first()).toBeVisible();
	await expect(page.getByRole('region', { name: '本轮进度' })).toContainText('1/12');
	// 90 × 0.4 + 80 × 0.6, provisional while two judges are missing
	await expect(first).toContainText('84.00');
	await expect(first).toContainText('缺 2');

	// the second judge's tablet will not come back: its file is brought to the desk
	const { round } = await ask<{ round: RoundDetail }>(context.request, 'GET', `${product.url}/api/rounds/${roundId}`);
	const unsent = {
		format: 'jiangsai-unsent/1',
		seat: { id: round.seats[1]?.id, number: 2 },
		roundId,
		commands: [
			{ code: 'A-01', command: markCommand(round.entries[0]?.id ?? '', 'P', 0, { value: '70' }) },
			{ code: 'A-01', command: markCommand(round.entries[0]?.id ?? '', 'T', 0, { value: '70' }) }
		]
	};
	const [picker] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: '导入平板文件' }).click()
	]);
	await picker.setFiles({
		name: 'seat2.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(unsent))
	});
	await dialog(page).getByRole('button', { name: '记入 2 条' }).click();
	await expect(dialog(page)).toContainText('有 1 条没有入册');
	await expect(dialog(page)).toContainText('A-01 T');
	await dialog(page).getByRole('button', { name: '关闭' }).last().click();
	// (80 + 70) ÷ 2 × 0.6 beside the theory, and one judge fewer is missing
	await expect(first).toContainText('81.00');
	await expect(first).toContainText('缺 1');

	// closed: the desk says so, and the tablet takes nothing more
	await page.getByRole('button', { name: '关闭评分' }).click();
	await dialog(page).getByRole('button', { name: '关闭评分' }).click();
	await expect(page.getByText(/已关闭评分/)).toBeVisible();
	await expect(pad.getByText('本轮评分已结束')).toBeVisible();
	await expectWords(pad);
	await expectWords(stage);

	// the same in the other language, on every page of this evening
	await page.getByRole('button', { name: '组织者 的账号' }).click();
	await page.getByRole('menuitem', { name: 'English' }).click();
	const rooms = page.getByRole('navigation', { name: 'This round' });
	for (const name of ['Live', 'Scheme', 'Entries', 'Panel']) {
		await rooms.getByRole('link', { name }).click();
		await expect(rooms.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expectWords(page);
	}
	for (const path of ['/desk', '/desk/competitions', '/desk/people', '/']) {
		await visit(page, `${product.url}${path}`);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expectWords(page);
	}
	await pad.getByRole('button', { name: 'EN, English' }).click();
	await expect(pad.getByRole('button', { name: 'All entries' }).first()).toBeVisible();
	await expectWords(pad);
	await Promise.all([context.close(), tablet.close(), hall.close()]);
});
