// Refusals of long work.
import type { Wording } from './wording.ts';

export const jobRefusals = {
	job_over: {
		status: 409,
		zh: '这项工作已经结束，不用取消。',
		en: 'This work has ended already; there is nothing to cancel.'
	},
	job_abandoned: {
		status: 409,
		zh: '服务器重新启动，这项工作没有做完。请再做一次。',
		en: 'The server was started again and this work did not finish. Please start it again.'
	}
} as const satisfies Record<string, Wording>;
