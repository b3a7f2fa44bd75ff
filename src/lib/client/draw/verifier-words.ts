// The words of the page that checks a draw alone. It is one file that people keep, so it carries both languages itself.
import type { DrawStage } from '../../domain/competition/draw/rule.ts';
import type { Checked } from '../../domain/competition/draw/proof.ts';

export interface VerifierWords {
	readonly title: string;
	readonly lead: string;
	readonly all: string;
	readonly some: (count: number) => string;
	readonly waiting: string;
	readonly agrees: string;
	readonly differs: string;
	readonly stage: Readonly<Record<DrawStage, string>>;
	readonly step: Readonly<Record<Checked['step'], string>>;
	readonly why: Readonly<Record<Checked['step'], string>>;
	readonly stands: string;
	readonly comes: string;
	readonly paper: string;
	readonly paperHint: string;
	readonly paperSame: string;
	readonly paperOther: string;
	readonly list: string;
	readonly columns: readonly [string, string, string, string];
	readonly heat: (heat: number, stations: string) => string;
	readonly whose: (no: number, label: string, stands: string, comes: string) => string;
	readonly unreadable: string;
	readonly other: string;
}

const zh: VerifierWords = {
	title: '抽签复核',
	lead: '本页只有一个文件，不连网。它把名单、规则和随机来源从头再算一遍，与公布的结果逐步对照。',
	all: '全部一致',
	some: (count) => `${count} 步不一致`,
	waiting: '承诺一致，尚未开签',
	agrees: '一致',
	differs: '不一致',
	stage: { 'entry-number': '参赛号', 'heat-station': '场次与工位', 'work-code': '作品密号' },
	step: {
		list: '名单',
		rule: '规则',
		commitment: '承诺',
		nonce: '口令',
		seed: '种子',
		places: '签位'
	},
	why: {
		list: '名单全文的 SHA-256，等于开签前公布的指纹',
		rule: '规则全文的 SHA-256，等于开签前公布的指纹',
		commitment: '名单、规则、来源合成的承诺，等于开签前公布的那一串',
		nonce: '报出的口令，其 SHA-256 等于事先交的指纹',
		seed: '两个指纹与各来源的值合成的 SHA-256，等于公布的种子',
		places: '用种子从头抽一遍，每个人的签位都与公布的相同'
	},
	stands: '公布',
	comes: '重算',
	paper: '现场张贴的承诺',
	paperHint: '照着张贴的名单，输入开头八位以上',
	paperSame: '与本文件相同',
	paperOther: '与本文件不同：这不是张贴的那支签',
	list: '名单与签位',
	columns: ['序号', '姓名', '单位', '签位'],
	heat: (heat, stations) => `第${heat}场 ${stations}号工位`,
	whose: (no, label, stands, comes) => `${no} 号 ${label}：公布 ${stands}，重算 ${comes}`,
	unreadable: '名单或规则不是完好的文本，无法重算',
	other: 'English'
};

const en: VerifierWords = {
	title: 'Draw check',
	lead: 'This page is one file and uses no network. It works list, rule and sources of chance out again from the start and compares every step with what was published.',
	all: 'Everything agrees',
	some: (count) => (count === 1 ? 'One step differs' : `${count} steps differ`),
	waiting: 'The promise agrees; not drawn yet',
	agrees: 'agrees',
	differs: 'differs',
	stage: { 'entry-number': 'Entry numbers', 'heat-station': 'Heats and stations', 'work-code': 'Work codes' },
	step: { list: 'List', rule: 'Rule', commitment: 'Promise', nonce: 'Word', seed: 'Seed', places: 'Places' },
	why: {
		list: 'The SHA-256 of the list’s text is the one published before the draw',
		rule: 'The SHA-256 of the rule’s text is the one published before the draw',
		commitment: 'List, rule and sources make the promise published before the draw',
		nonce: 'The SHA-256 of the word is the one handed in before',
		seed: 'The SHA-256 of both hashes and the sources’ values is the published seed',
		places: 'Drawn again from the seed, everybody comes to the place published'
	},
	stands: 'published',
	comes: 'worked out',
	paper: 'The promise on the posted sheet',
	paperHint: 'Type its first eight characters or more',
	paperSame: 'the same as in this file',
	paperOther: 'not the one in this file: this is another draw',
	list: 'List and places',
	columns: ['No.', 'Name', 'Employer', 'Place'],
	heat: (heat, stations) => `heat ${heat}, station ${stations}`,
	whose: (no, label, stands, comes) => `No. ${no} ${label}: published ${stands}, worked out ${comes}`,
	unreadable: 'The list or the rule is damaged and cannot be worked out again',
	other: '中文'
};

export const verifierWords = { zh, en } as const;
