// Refusals of a competition's life: its steps, templates, files and notices.
import type { Wording } from './wording.ts';

export const lifeRefusals = {
	life_no_step: {
		status: 409,
		zh: '从现在的状态走不到那一步。',
		en: 'That step cannot be taken from where the competition is now.'
	},
	life_moved: {
		status: 409,
		zh: '{who}刚刚已把它改为“{life}”。请看过再操作。',
		en: '{who_en} has just made it “{life_en}”. Look at it first.'
	},
	life_reason_needed: { status: 422, zh: '请写明原因。', en: 'Please give a reason.' },
	life_lacks: { status: 409, zh: '还不能走这一步：{what}。', en: 'Not yet: {what_en}.' },
	life_dates_needed: {
		status: 422,
		zh: '延期的竞赛重新计划时，请给出新的日期（今天以后）。',
		en: 'To plan a postponed competition again, give it new dates to come.'
	},
	life_round_shut: {
		status: 409,
		zh: '竞赛现在是“{life}”，不能开放评分。',
		en: 'The competition is “{life_en}”; scoring cannot open.'
	},
	life_filed: {
		status: 409,
		zh: '已备案或发布过的竞赛不能删除，请改为取消。',
		en: 'A competition that was filed or published is cancelled, not deleted.'
	},
	life_no_notice: {
		status: 404,
		zh: '这场竞赛还没有通知。',
		en: 'There is no notice of this competition.'
	},
	life_notice_early: {
		status: 409,
		zh: '竞赛还没有走到“发布通知”，文字已存为草稿。',
		en: 'The competition has not come to its notice yet; the text is kept as a draft.'
	},
	life_notice_same: {
		status: 409,
		zh: '和已发布的第 {number} 版一样，不用再发布。',
		en: 'It says what version {number} says; there is nothing to publish.'
	},
	file_kind: {
		status: 415,
		zh: '“{name}”不是能收的文件。请用 PDF、OFD、Office 文档或图片。',
		en: '“{name}” cannot be kept. Use PDF, OFD, Office documents or pictures.'
	},
	file_not_so: {
		status: 422,
		zh: '“{name}”的内容和它的扩展名不符，没有保存。',
		en: '“{name}” is not what its name says; it was not kept.'
	},
	file_too_large: {
		status: 413,
		zh: '“{name}”太大，一个文件最多 20 MB。',
		en: '“{name}” is too large; a file may have 20 MB.'
	},
	file_piece: {
		status: 422,
		zh: '文件没有传完整，请重新上传。',
		en: 'The file did not come through whole. Please upload it again.'
	},
	file_replaced: {
		status: 409,
		zh: '“{name}”刚刚已被别人换成新版本。请看过再传。',
		en: '“{name}” has just been replaced by somebody else. Look at it first.'
	},
	template_taken: {
		status: 409,
		zh: '已有名为“{name}”的模板。',
		en: 'There is already a template named “{name}”.'
	},
	trade_long: { status: 422, zh: '工种名太长。', en: 'The name of the trade is too long.' }
} as const satisfies Record<string, Wording>;
