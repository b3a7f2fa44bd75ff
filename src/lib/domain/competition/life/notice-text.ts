// The words of a notice, written from what is known of a competition. Numbered paragraphs, as such notices are.
import type { Text } from '../../shared/text.ts';

export interface NoticeFacts {
	readonly title: Text;
	readonly hosts: readonly Text[];
	readonly startsOn: string;
	readonly endsOn: string;
	readonly place: Text | null;
	readonly events: readonly Text[];
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
	/** The last day of registration. */
	readonly registrationUntil: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function zhDay(day: string): string {
	const [year, month, date] = day.split('-').map(Number);
	return `${year}年${month}月${date}日`;
}

function enDay(day: string): string {
	const [year, month = 1, date] = day.split('-').map(Number);
	return `${date} ${MONTHS[month - 1]} ${year}`;
}

const english = (text: Text): string => text.en ?? text.zh;

function zhText(facts: NoticeFacts): string {
	const days =
		facts.startsOn === facts.endsOn ? zhDay(facts.startsOn) : `${zhDay(facts.startsOn)}至${zhDay(facts.endsOn)}`;
	const call = [facts.contact?.zh, facts.phone].filter(Boolean).join('，');
	const paragraphs = [
		['时间地点', `${days}${facts.place ? `，${facts.place.zh}` : ''}。`],
		['竞赛项目', `${facts.events.map((one) => one.zh).join('、')}。`],
		['参赛对象', facts.who ? `${facts.who.zh.replace(/。$/, '')}。` : '在岗职工，由所在单位推荐。'],
		['报名办法', `以单位为主报名，报名截至${zhDay(facts.registrationUntil)}。`],
		['成绩公布', '成绩当场公布，公示期内可以书面提出异议。'],
		...(call ? [['联系方式', `${call}。`]] : [])
	];
	const numbers = '一二三四五六七八九';
	return [
		'各有关单位：',
		`为弘扬工匠精神，提高职工技能，定于${zhDay(facts.startsOn)}举办${facts.title.zh}，由${facts.hosts.map((one) => one.zh).join('、')}主办。现将有关事项通知如下。`,
		...paragraphs.map(([head, words], at) => `${numbers[at]}、${head}\n${words}`)
	].join('\n\n');
}

function enText(facts: NoticeFacts): string {
	const days =
		facts.startsOn === facts.endsOn
			? `on ${enDay(facts.startsOn)}`
			: `from ${enDay(facts.startsOn)} to ${enDay(facts.endsOn)}`;
	const call = [facts.contact && english(facts.contact), facts.phone].filter(Boolean).join(', ');
	const paragraphs = [
		[
			'When and where',
			`${days.charAt(0).toUpperCase()}${days.slice(1)}${facts.place ? `, ${english(facts.place)}` : ''}.`
		],
		['Events', `${facts.events.map(english).join(', ')}.`],
		[
			'Who may take part',
			facts.who ? `${english(facts.who).replace(/\.$/, '')}.` : 'Workers in post, put forward by their employers.'
		],
		['Registration', `By employer, until ${enDay(facts.registrationUntil)}.`],
		['Results', 'Results are announced on the spot. Objections are taken in writing while they stand on notice.'],
		...(call ? [['Contact', `${call}.`]] : [])
	];
	return [
		'To all concerned:',
		`${english(facts.title)} will be held ${days}, hosted by ${facts.hosts.map(english).join(', ')}. Please note the following.`,
		...paragraphs.map(([head, words], at) => `${at + 1}. ${head}\n${words}`)
	].join('\n\n');
}

/** The notice in both languages. */
export function noticeText(facts: NoticeFacts): Required<Text> {
	return { zh: zhText(facts), en: enText(facts) };
}
