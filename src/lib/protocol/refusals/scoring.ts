// Refusals of marks and sheets.
import type { Wording } from './wording.ts';

export const scoringRefusals = {
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
