// The closed list of refusals: code → HTTP status and the sentence in both languages. Each room words its own.
import type { Refusal } from '../domain/shared/result.ts';
import type { Text } from '../domain/shared/text.ts';
import type { WireRefusal } from './marks.ts';
import { baseRefusals } from './refusals/bases.ts';
import { calendarRefusals } from './refusals/calendar.ts';
import { competitionRefusals } from './refusals/competition.ts';
import { dayRefusals } from './refusals/day.ts';
import { doorRefusals } from './refusals/door.ts';
import { drawRefusals } from './refusals/draw.ts';
import { feedRefusals } from './refusals/feeds.ts';
import { jobRefusals } from './refusals/jobs.ts';
import { lifeRefusals } from './refusals/life.ts';
import { panelRefusals } from './refusals/panels.ts';
import { registrationRefusals } from './refusals/registration.ts';
import { scoringRefusals } from './refusals/scoring.ts';
import { seasonRefusals } from './refusals/season.ts';
import type { Wording } from './refusals/wording.ts';

const wordings: Readonly<Record<string, Wording>> = {
	...baseRefusals,
	...calendarRefusals,
	...competitionRefusals,
	...dayRefusals,
	...doorRefusals,
	...drawRefusals,
	...feedRefusals,
	...jobRefusals,
	...lifeRefusals,
	...panelRefusals,
	...registrationRefusals,
	...scoringRefusals,
	...seasonRefusals
};

function fill(sentence: string, params: Refusal['params']): string {
	return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? ''));
}

function wordingOf(code: string): Wording {
	return (
		wordings[code] ?? {
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
