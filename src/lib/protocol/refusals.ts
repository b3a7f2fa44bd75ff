// The closed list of refusals: code → HTTP status and the sentence in both languages. {name} stands for a parameter.
import type { Refusal } from '../domain/shared/result.ts';
import type { Text } from '../domain/shared/text.ts';
import type { WireRefusal } from './marks.ts';

interface Wording {
	readonly status: number;
	readonly zh: string;
	readonly en: string;
}

const wordings = {
	// the door
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
	// shape of what was sent
	body_malformed: { status: 400, zh: '请求内容读不懂：{where}。', en: 'The request could not be read: {where}.' },
	body_too_large: { status: 413, zh: '内容太大，最多 {limit}。', en: 'Too large; at most {limit}.' },
	media_unsupported: { status: 415, zh: '请用 {expected} 发送。', en: 'Send it as {expected}.' },
	file_unreadable: { status: 422, zh: '文件读不出来：{why}。', en: 'The file could not be read: {why}.' },
	rows_bad: {
		status: 422,
		zh: '有 {count} 行不对，没有导入任何一行。',
		en: '{count} rows are wrong; nothing was imported.'
	},
	// pairing
	pairing_code_wrong: {
		status: 404,
		zh: '席位码不对或已过期，请向裁判长要新的。',
		en: 'This seat code is wrong or expired. Ask the chief judge for a new one.'
	},
	seat_lost: { status: 401, zh: '这台平板已不再持有席位。', en: 'This tablet no longer holds the seat.' },
	seat_unstaffed: { status: 409, zh: '{seat}号席位还没有安排裁判。', en: 'No judge is assigned to seat {seat} yet.' },
	// competition
	scheme_invalid: {
		status: 422,
		zh: '评分方案不成立，{where}：{why}。',
		en: 'The scheme does not hold, {where}: {why_en}.'
	},
	scheme_missing: { status: 409, zh: '还没有评分方案。', en: 'There is no scheme yet.' },
	scheme_pinned: {
		status: 409,
		zh: '评分已开放，方案已定版，不能再改。',
		en: 'Scoring has opened; the scheme is pinned and cannot change.'
	},
	entries_missing: { status: 409, zh: '还没有参赛者。', en: 'There are no entries yet.' },
	panel_missing: {
		status: 409,
		zh: '裁判组还没有安排：{seats} 号席位空着。',
		en: 'The panel is not complete: seat {seats} is empty.'
	},
	panel_lacks: {
		status: 409,
		zh: '没有席位评 {aspects}。请在方案或裁判组里补上。',
		en: 'No seat marks {aspects}. Mend the scheme or the panel.'
	},
	round_state: {
		status: 409,
		zh: '本轮现在是“{state}”，不能这样做。',
		en: 'The round is “{state}” now; this cannot be done.'
	},
	code_taken: { status: 409, zh: '编号“{code}”已用过。', en: 'The code “{code}” is already used.' },
	dates_reversed: { status: 422, zh: '结束日期早于开始日期。', en: 'The end lies before the start.' },
	in_use: {
		status: 409,
		zh: '已有成绩或记录引用它，不能删除。',
		en: 'Marks or records refer to it; it cannot be deleted.'
	},
	// marks
	entry_unknown: { status: 404, zh: '本轮没有这个参赛者。', en: 'This entry is not in the round.' },
	entry_inactive: {
		status: 409,
		zh: '{code} 已标记为{status}，不能评分。',
		en: '{code} is marked {status} and cannot be scored.'
	},
	aspect_unknown: { status: 404, zh: '评分方案里没有“{aspect}”。', en: 'The scheme has no aspect “{aspect}”.' },
	aspect_foreign: {
		status: 403,
		zh: '“{aspect}”不由 {seat} 号席位评。',
		en: 'Aspect “{aspect}” is not marked by seat {seat}.'
	},
	run_unknown: { status: 422, zh: '“{aspect}”没有第 {run} 轮。', en: 'Aspect “{aspect}” has no run {run}.' },
	value_out_of_range: { status: 422, zh: '{value} 超出 {min} 到 {max}。', en: '{value} is outside {min} to {max}.' },
	value_off_step: {
		status: 422,
		zh: '{value} 不在每档 {step} 的刻度上。',
		en: '{value} is not on the step of {step}.'
	},
	reason_needed: {
		status: 422,
		zh: '改动已入册的评分要写理由。',
		en: 'A reason is needed to change a mark on the record.'
	},
	mark_stale: {
		status: 409,
		zh: '这一项已在别处改过（第 {revision} 版），请看过再改。',
		en: 'This mark was changed elsewhere (revision {revision}). Look at it first.'
	},
	sheet_locked: {
		status: 409,
		zh: '{code} 已签名锁定。要改，请裁判长退回。',
		en: '{code} is signed and locked. Ask the chief judge to reopen it.'
	},
	sheet_incomplete: {
		status: 409,
		zh: '{code} 还有 {count} 项未评，不能签名。',
		en: '{code} still lacks {count} marks and cannot be signed.'
	},
	sheet_not_signed: {
		status: 409,
		zh: '这张评分表没有签名，不用退回。',
		en: 'This sheet is not signed; nothing to reopen.'
	},
	command_reused: {
		status: 422,
		zh: '同一个命令编号带着不同的内容，已拒绝并记录。',
		en: 'The same command id came with another body; refused and logged.'
	},
	not_public: { status: 404, zh: '成绩尚未公开。', en: 'The results are not public yet.' },
	server_fault: {
		status: 500,
		zh: '服务器出了意外，没有改动任何东西。请再试一次。',
		en: 'Something went wrong on the server; nothing was changed. Please try again.'
	},
	round_busy: {
		status: 503,
		zh: '服务器暂时存不了，评分还在平板上，会自动重发。',
		en: 'The server cannot store marks right now; they stay on the tablet and are sent again.'
	}
} as const satisfies Record<string, Wording>;

function fill(sentence: string, params: Refusal['params']): string {
	return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? ''));
}

function wordingOf(code: string): Wording {
	return (
		(wordings as Record<string, Wording>)[code] ?? {
			status: 400,
			zh: '请求被拒绝（{code}）。',
			en: 'Refused ({code}).'
		}
	);
}

/** The HTTP status of a refusal. */
export function refusalStatus(refusal: Refusal): number {
	return wordingOf(refusal.code).status;
}

/** The refusal's sentence in both languages. */
export function refusalText(refusal: Refusal): Required<Text> {
	const wording = wordingOf(refusal.code);
	return { zh: fill(wording.zh, refusal.params), en: fill(wording.en, refusal.params) };
}

/** The refusal as it travels. */
export function toWire(refusal: Refusal): WireRefusal {
	return { ...refusal, ...refusalText(refusal) };
}
