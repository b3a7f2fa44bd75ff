// Refusals of registering, waiting and checking in.
import type { Wording } from './wording.ts';

export const registrationRefusals = {
	registration_refused: { status: 409, zh: '不能报名：{why}', en: 'Registration is not possible: {why_en}' },
	registration_none: {
		status: 404,
		zh: '这个赛项没有开放报名。',
		en: 'Registration has not been set up for this event.'
	},
	registration_called_off: {
		status: 409,
		zh: '这场竞赛已取消或延期，现在不能报名。',
		en: 'This competition is cancelled or postponed; registration is not possible now.'
	},
	registration_not_open: { status: 409, zh: '报名 {opens} 开始。', en: 'Registration opens on {opens}.' },
	registration_closed: { status: 409, zh: '报名已于 {closed} 截止。', en: 'Registration closed on {closed}.' },
	registration_full: {
		status: 409,
		zh: '名额已满：{seats}/{capacity}，本赛项不设候补。',
		en: 'All seats are taken ({seats} of {capacity}) and there is no waitlist.'
	},
	registration_employer_full: {
		status: 409,
		zh: '{employer}已报 {count} 人，每单位限报 {quota} 人。',
		en: '{employer} already has {count} of {quota}.'
	},
	registration_town_full: {
		status: 409,
		zh: '{town}已报 {count} 人，每镇区限报 {quota} 人。',
		en: '{town} already has {count} of {quota}.'
	},
	registration_town_needed: {
		status: 422,
		zh: '名额按镇区分配，请选择所在镇区。',
		en: 'Seats are shared out by town; please choose the town.'
	},
	registration_twice: { status: 409, zh: '{name}已经报过名。', en: '{name} is already registered.' },
	registration_namesake: {
		status: 409,
		zh: '{employer}已有同名的{name}报名；如不是同一人，请补上手机号或身份证后四位以便区分。',
		en: '{employer} already has a {name}; if this is somebody else, give the telephone or the last four of the identity number.'
	},
	registration_birth_needed: {
		status: 422,
		zh: '本赛项有年龄要求，请填出生年份。',
		en: 'This event has an age limit; please give the year of birth.'
	},
	registration_too_young: {
		status: 409,
		zh: '今年 {age} 岁，须满 {ageFrom} 岁。',
		en: 'Turns {age} this year; at least {ageFrom} is needed.'
	},
	registration_too_old: {
		status: 409,
		zh: '今年 {age} 岁，不得超过 {ageTo} 岁。',
		en: 'Turns {age} this year; at most {ageTo} is allowed.'
	},
	registration_level_needed: {
		status: 422,
		zh: '须有{from}及以上技能等级，请选择等级。',
		en: 'A skill level of {from_en} or above is needed; please choose yours.'
	},
	registration_level_low: {
		status: 409,
		zh: '技能等级为{level}，须为{from}及以上。',
		en: 'The skill level is {level_en}; {from_en} or above is needed.'
	},
	registration_employer_outside: {
		status: 409,
		zh: '{employer}不在主办单位的范围内；如在范围内，请选所在镇区。',
		en: '{employer} is outside the area of the host; if it is inside, please choose its town.'
	},
	registration_employer_unlisted: {
		status: 409,
		zh: '{employer}不在本赛项的参赛单位之列。',
		en: '{employer} is not among the units invited to this event.'
	},
	registration_name_needed: { status: 422, zh: '没有姓名。', en: 'There is no name.' },
	registration_employer_needed: { status: 422, zh: '没有单位。', en: 'There is no employer.' },
	registration_contact_needed: {
		status: 422,
		zh: '手机号和身份证后四位至少要有一项。',
		en: 'Give the telephone or the last four of the identity number.'
	},
	registration_phone_wrong: {
		status: 422,
		zh: '“{phone}”不是 11 位手机号。',
		en: '“{phone}” is not an 11-digit mobile number.'
	},
	registration_last_four_wrong: {
		status: 422,
		zh: '“{lastFour}”不是身份证后四位。',
		en: '“{lastFour}” is not the last four of an identity number.'
	},
	registration_birth_wrong: {
		status: 422,
		zh: '“{birth}”不是出生年份。',
		en: '“{birth}” is not a year of birth.'
	},
	registration_level_unknown: {
		status: 422,
		zh: '没有“{level}”这一技能等级。',
		en: 'There is no skill level “{level}”.'
	},
	registration_too_long: {
		status: 422,
		zh: '“{start}…”超过 80 字。',
		en: '“{start}…” is longer than 80 characters.'
	},
	registration_town_unknown: {
		status: 422,
		zh: '名册里没有“{town}”这个镇区或系统。',
		en: 'There is no town or system “{town}”.'
	},
	registration_other_unit: {
		status: 409,
		zh: '{employer}不是{unit}下属的单位，不能由{unit}代报。',
		en: '{employer} does not belong to {unit}, which cannot register its people.'
	},
	registration_over: {
		status: 409,
		zh: '这份报名已经结束，不能再改。',
		en: 'This registration is over and cannot change any more.'
	},
	registration_state: {
		status: 409,
		zh: '这份报名现在是“{state}”，不能这样做。',
		en: 'This registration is “{state_en}” now; this cannot be done.'
	},
	registration_capacity_low: {
		status: 409,
		zh: '已占 {seats} 个名额，名额不能改成 {capacity}。',
		en: '{seats} seats are taken; there cannot be only {capacity}.'
	},
	registration_dates: {
		status: 422,
		zh: '报名截止要晚于报名开始。',
		en: 'Registration must close after it opens.'
	},
	registration_minimum: {
		status: 422,
		zh: '开赛人数不能多于名额。',
		en: 'The number needed to hold the event cannot exceed the seats.'
	},
	registration_ages: {
		status: 422,
		zh: '年龄下限高于上限。',
		en: 'The lowest age is above the highest.'
	},
	registration_rows_bad: {
		status: 409,
		zh: '有 {count} 行现在不能报名，没有导入任何一行；请再看一遍预览。',
		en: '{count} rows can no longer be registered; nothing was imported. Please look at the preview again.'
	},
	registration_link_wrong: {
		status: 404,
		zh: '这个链接不对，或者已换了新的。请向报名的单位或组织者要。',
		en: 'This link is wrong or was replaced. Ask your unit or the organizer for the new one.'
	},
	registration_code_unknown: {
		status: 404,
		zh: '没有“{code}”这个检录码。',
		en: 'There is no check-in code “{code}”.'
	},
	registration_wrong_competition: {
		status: 409,
		zh: '{name}报的是“{competition}”，不是这一场竞赛。',
		en: '{name} is registered for “{competition}”, not for this competition.'
	},
	registration_wrong_day: {
		status: 409,
		zh: '“{competition}”在 {from} 至 {to} 检录，今天不是比赛日。',
		en: '“{competition}” checks in from {from} to {to}; today is not a day of it.'
	},
	registration_checked_already: {
		status: 409,
		zh: '{name}已于 {at} 检录。',
		en: '{name} was checked in at {at}.'
	},
	registration_not_confirmed: {
		status: 409,
		zh: '{name}的报名是“{state}”，不能检录。',
		en: '{name} is “{state_en}” and cannot be checked in.'
	},
	registration_round_missing: {
		status: 409,
		zh: '这个赛项还没有轮次，请先在“赛项”里加一轮。',
		en: 'This event has no round yet; add one first.'
	},
	registration_round_begun: {
		status: 409,
		zh: '第一轮已经开放评分，不能再转入名单。',
		en: 'Scoring of the first round has opened; its entries cannot be filled from here any more.'
	}
} as const satisfies Record<string, Wording>;
