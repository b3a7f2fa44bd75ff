// Refusals at the door, of what was sent, and of pairing.
import type { Wording } from './wording.ts';

export const doorRefusals = {
	sign_in_needed: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
	not_allowed: { status: 403, zh: '没有这项权限，或者它不存在。', en: 'You may not do this, or it does not exist.' },
	origin_foreign: {
		status: 403,
		zh: '请求来自别的网站，已拒绝。',
		en: 'The request came from another site and was refused.'
	},
	password_wrong: { status: 401, zh: '用户名或密码不对。', en: 'Name or password is wrong.' },
	too_many_tries: {
		status: 429,
		zh: '尝试太多，请 {seconds} 秒后再试。',
		en: 'Too many tries. Try again in {seconds} s.'
	},
	link_spent: {
		status: 410,
		zh: '这个一次性链接已用过或已过期。请在启动匠赛的窗口里重新取一个。',
		en: 'This one-time link was used or has expired. Take a new one from the window where Jiangsai was started.'
	},
	name_taken: { status: 409, zh: '用户名“{name}”已有人用。', en: 'The name “{name}” is taken.' },
	password_weak: { status: 422, zh: '密码至少 10 个字符。', en: 'A password needs at least 10 characters.' },
	body_malformed: { status: 400, zh: '请求内容读不懂：{where}。', en: 'The request could not be read: {where}.' },
	body_too_large: { status: 413, zh: '内容太大，最多 {limit}。', en: 'Too large; at most {limit}.' },
	media_unsupported: { status: 415, zh: '请用 {expected} 发送。', en: 'Send it as {expected}.' },
	file_unreadable: { status: 422, zh: '文件读不出来：{why}。', en: 'The file could not be read: {why}.' },
	rows_bad: {
		status: 422,
		zh: '有 {count} 行不对，没有导入任何一行。',
		en: '{count} rows are wrong; nothing was imported.'
	},
	pairing_code_wrong: {
		status: 404,
		zh: '席位码不对或已过期，请向裁判长要新的。',
		en: 'This seat code is wrong or expired. Ask the chief judge for a new one.'
	},
	seat_lost: { status: 401, zh: '这台平板已不再持有席位。', en: 'This tablet no longer holds the seat.' },
	seat_unstaffed: { status: 409, zh: '{seat}号席位还没有安排裁判。', en: 'No judge is assigned to seat {seat} yet.' }
} as const satisfies Record<string, Wording>;
