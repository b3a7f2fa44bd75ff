// What each life is called, for sentences that are made away from a page.
import type { Text } from '../../shared/text.ts';
import type { Life } from '../life.ts';

export const lifeText: Readonly<Record<Life, Required<Text>>> = {
	idea: { zh: '设想', en: 'an idea' },
	planned: { zh: '已计划', en: 'planned' },
	filed: { zh: '已备案', en: 'filed' },
	approved: { zh: '已批准', en: 'approved' },
	notice: { zh: '已通知', en: 'announced' },
	registration: { zh: '报名中', en: 'open for registration' },
	drawn: { zh: '已抽签', en: 'drawn' },
	running: { zh: '进行中', en: 'running' },
	provisional: { zh: '成绩待公示', en: 'waiting with provisional results' },
	'public-notice': { zh: '公示中', en: 'open to objections' },
	confirmed: { zh: '已确认', en: 'confirmed' },
	archived: { zh: '已归档', en: 'archived' },
	postponed: { zh: '已延期', en: 'postponed' },
	cancelled: { zh: '已取消', en: 'cancelled' }
};
