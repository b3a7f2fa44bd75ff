// The main job end to end: three tablets, five entries, a lost network, and the board that the public sees.
import { randomBytes } from 'node:crypto';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { uuidV7 } from '../../src/lib/domain/shared/uuid.ts';
import type { BoardSnapshot } from '../../src/lib/protocol/board.ts';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';

const scheme = {
	format: 'jiangsai-scheme/1',
	title: { zh: '两项' },
	root: {
		kind: 'sum',
		code: 'total',
		title: { zh: '总分' },
		children: [
			{
				kind: 'judgement',
				code: 'A',
				title: { zh: '接线工艺' },
				min: '0',
				max: '3',
				step: '1',
				levels: ['低于标准', '达到标准', '部分超出', '优秀'].map((zh, n) => ({ value: String(n), title: { zh } })),
				panel: { how: 'mean' },
				steps: [{ divide: '3' }, { times: '10' }, { round: 2 }]
			},
			{
				kind: 'points',
				code: 'B',
				title: { zh: '线缆敷设' },
				min: '0',
				max: '10',
				step: '0.5',
				panel: { how: 'mean' },
				steps: [{ round: 2 }]
			}
		]
	},
	ranking: { order: 'high', style: '1224', ties: [{ by: 'node', code: 'B' }] }
};

/** Level and whole points that each judge gives each entry. */
const MARKS: readonly (readonly (readonly [number, number])[])[] = [
	[
		[2, 8],
		[3, 9],
		[1, 6],
		[2, 7],
		[0, 3]
	],
	[
		[2, 7],
		[3, 9],
		[2, 6],
		[2, 8],
		[1, 3]
	],
	[
		[3, 8],
		[2, 8],
		[1, 5],
		[2, 8],
		[1, 4]
	]
];

/** The totals in hundredths, worked out with whole numbers and nothing of the product. */
function totalOf(entry: number): number {
	const levels = MARKS.reduce((sum, judge) => sum + (judge[entry]?.[0] ?? 0), 0);
	const points = MARKS.reduce((sum, judge) => sum + (judge[entry]?.[1] ?? 0), 0);
	// half-up: ⌊(2n + d) ÷ 2d⌋ hundredths of n ÷ d
	const rounded = (n: number, d: number) => Math.floor((2 * n * 100 + d) / (2 * d));
	return rounded(levels * 10, 9) + rounded(points, 3);
}

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

async function setUp(context: BrowserContext): Promise<{ roundId: string; seatIds: string[] }> {
	const { request } = context;
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(request, method, `${product.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { me } = await api<{ me: { roles: { organizationId: string }[] } }>('GET', '/api/me');
	const { id: competitionId } = await api<{ id: string }>('POST', '/api/competitions', {
		organizationId: me.roles[0]?.organizationId,
		level: 'county',
		title: { zh: '第四季度竞赛' },
		startsOn: '2026-11-24',
		endsOn: '2026-11-24'
	});
	const { id: eventId } = await api<{ id: string }>('POST', `/api/competitions/${competitionId}/events`, {
		title: { zh: '光伏安装' }
	});
	const { id: roundId } = await api<{ id: string }>('POST', `/api/events/${eventId}/rounds`, { title: { zh: '决赛' } });
	await api('PUT', `/api/rounds/${roundId}/scheme`, { scheme });
	await api('POST', `/api/rounds/${roundId}/entries`, {
		entries: ['周海涛', '皋玉凤', '王建国', '戴永兵', '徐文静'].map((zh) => ({
			name: { zh },
			employer: { zh: '江苏荣威' }
		}))
	});
	const { seats } = await api<{ seats: { id: string }[] }>('PUT', `/api/rounds/${roundId}/seats`, {
		seats: ['陆建中', '周海燕', '皋学明'].map((zh, n) => ({ number: n + 1, role: 'judge', person: { name: { zh } } }))
	});
	await api('POST', `/api/rounds/${roundId}/open`, { commandId: uuidV7(Date.now(), randomBytes(10)) });
	return { roundId, seatIds: seats.map((seat) => seat.id) };
}

/** Marks one entry's sheet as a judge does, from the keyboard of the tablet, and signs it. */
async function markSheet(pad: Page, [level, points]: readonly [number, number]): Promise<void> {
	await expect(pad.getByRole('radiogroup')).toBeVisible();
	await pad.keyboard.press(String(level));
	await expect(pad.getByRole('radio', { checked: true })).toContainText(String(level));
	await pad.getByRole('button', { name: /下一项未评/ }).click();
	await expect(pad.getByRole('radiogroup')).toBeHidden();
	await pad.keyboard.press(String(points));
	await pad.getByRole('button', { name: /签名并提交/ }).click();
	const page = pad.getByRole('dialog');
	await page.getByRole('button', { name: '签名并提交' }).click();
	await expect(page).toBeHidden();
	await expect(pad.getByText('已签名锁定').first()).toBeVisible();
}

async function nextSheet(pad: Page): Promise<void> {
	await pad.getByRole('button', { name: /下一张未签的表/ }).click();
}

test('three judges score five entries, one of them offline for a while', async ({ browser }) => {
	test.setTimeout(120_000);
	const desk = await browser.newContext();
	const { roundId, seatIds } = await setUp(desk);

	// the public watches from the start
	const hall = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const follow = await hall.newPage();
	await follow.goto(`${product.url}/follow/${roundId}`);
	await expect(follow.getByText('周海涛').first()).toBeVisible();

	const contexts: BrowserContext[] = [];
	const pads: Page[] = [];
	for (const seatId of seatIds) {
		const context = await browser.newContext({ viewport: { width: 1180, height: 820 } });
		const pad = await context.newPage();
		const { code } = await ask<{ code: string }>(desk.request, 'POST', `${product.url}/api/seats/${seatId}/code`);
		await pad.goto(`${product.url}/pad`);
		await expect(pad.getByRole('heading', { name: '输入席位码' })).toBeVisible();
		await pad.keyboard.type(code);
		await pad.getByRole('button', { name: '是我的席位，开始' }).click();
		await expect(pad.getByRole('button', { name: 'A-01', exact: false }).first()).toBeVisible();
		contexts.push(context);
		pads.push(pad);
	}
	const [first, second, third] = pads as [Page, Page, Page];

	// no judge's tablet ever shows whose work it is
	await expect(first.getByText('周海涛')).toHaveCount(0);

	const mark = async (judge: number, entries: readonly number[]) => {
		const pad = pads[judge] as Page;
		for (const entry of entries) {
			const marks = MARKS[judge]?.[entry];
			if (!marks) throw new Error('no marks');
			await markSheet(pad, marks);
			if (entry < 4) await nextSheet(pad);
		}
	};
	await Promise.all([mark(0, [0, 1]), mark(1, [0, 1]), mark(2, [0, 1])]);

	// the second judge loses the network, goes on, even reloads, and gets it back
	await contexts[1]?.setOffline(true);
	await Promise.all([mark(0, [2, 3, 4]), mark(1, [2, 3]), mark(2, [2, 3, 4])]);
	await expect(second.getByText('6 项存于本机')).toBeVisible();
	await second.reload();
	await expect(second.getByText('6 项存于本机')).toBeVisible();
	await expect(second.getByText('A-05').first()).toBeVisible();
	const during = (await (await hall.request.get(`${product.url}/api/rounds/${roundId}/board`)).json()) as BoardSnapshot;
	expect(
		during.rows
			.filter((row) => row.state === 'complete')
			.map((row) => row.order)
			.sort()
	).toEqual([1, 2]);
	await contexts[1]?.setOffline(false);
	await second.getByRole('button', { name: '全部作品' }).click();
	await second.getByRole('dialog').getByRole('button', { name: /A-05/ }).click();
	await mark(1, [4]);

	// what the public sees: everybody complete, in the right order, with the right totals
	const expected = [0, 1, 2, 3, 4]
		.map((entry) => ({ order: entry + 1, total: (totalOf(entry) / 100).toFixed(2) }))
		.sort((a, b) => Number(b.total) - Number(a.total));
	await expect
		.poll(
			async () => {
				const board = (await (
					await hall.request.get(`${product.url}/api/rounds/${roundId}/board`)
				).json()) as BoardSnapshot;
				return board.rows.map(({ order, total, state }) => ({ order, total, state }));
			},
			{ timeout: 30_000 }
		)
		.toEqual(expected.map((row) => ({ ...row, state: 'complete' })));

	// and the page that was open all the time says the same, without a reload
	const names = ['周海涛', '皋玉凤', '王建国', '戴永兵', '徐文静'];
	for (const { order, total } of expected) {
		const line = follow.getByRole('listitem').filter({ hasText: names[order - 1] ?? '' });
		await expect(line).toContainText(total);
	}
	const shown = await follow.getByRole('listitem').allInnerTexts();
	const order = shown.map((text) => names.findIndex((name) => text.replace(/\s/g, '').includes(name)) + 1);
	expect(order.filter((n) => n > 0)).toEqual(expected.map((row) => row.order));

	// every mark of the offline judge came once
	const register = await (await desk.request.get(`${product.url}/api/rounds/${roundId}/register`)).text();
	const lines = register
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => JSON.parse(line) as { kind: string; seatId: string });
	expect(lines.filter((line) => line.kind === 'mark' && line.seatId === seatIds[1])).toHaveLength(10);
	expect(lines.filter((line) => line.kind === 'sign')).toHaveLength(15);
	await Promise.all([third.close(), first.close()]);
});
