import { expect, it } from 'vitest';
import { noticeText } from '#lib/domain/competition/life/notice-text.ts';
import { paragraphsOf } from './paragraphs.ts';

it('reads the made text as an address, a sentence and numbered headings, in both languages', () => {
	const text = noticeText({
		title: { zh: '焊工竞赛', en: 'Welding Competition' },
		hosts: [{ zh: '阜宁县总工会', en: 'Funing Federation' }],
		startsOn: '2026-12-16',
		endsOn: '2026-12-17',
		place: { zh: '实训楼' },
		events: [{ zh: '焊工', en: 'Welding' }, { zh: '电工' }],
		who: null,
		contact: { zh: '王科长' },
		phone: '0515-87000000',
		registrationUntil: '2026-12-04'
	});
	const zh = paragraphsOf(text.zh);
	expect(zh.map(({ head }) => head)).toEqual([
		null,
		null,
		'一、时间地点',
		'二、竞赛项目',
		'三、参赛对象',
		'四、报名办法',
		'五、成绩公布',
		'六、联系方式'
	]);
	expect(zh[0]?.first).toBe(true);
	expect(zh[2]?.words).toBe('2026年12月16日至2026年12月17日，实训楼。');
	expect(zh[7]?.words).toBe('王科长，0515-87000000。');
	const en = paragraphsOf(text.en);
	expect(en.map(({ head }) => head?.slice(0, 2) ?? null)).toEqual([null, null, '1.', '2.', '3.', '4.', '5.', '6.']);
	expect(en[2]?.words).toBe('From 16 Dec 2026 to 17 Dec 2026, 实训楼.');
});

it('takes a numbered sentence as a sentence', () => {
	expect(paragraphsOf('1. 一句话。')).toEqual([{ head: null, words: '1. 一句话。', first: false }]);
});
