// The terms of registering as they are being written: every field its words, and what is sent when they are saved.
import { LEVELS } from '#lib/domain/competition/registration/levels.ts';
import type { TermsGiven } from '#lib/protocol/registration.ts';
import type { Rules, Terms } from './shapes.ts';
import { fromWall, toWall } from './wall-time.ts';

type YesNo = 'yes' | 'no';
const yesNo = (is: boolean): YesNo => (is ? 'yes' : 'no');
const figure = (n: number | null | undefined) => (n ? String(n) : '');
const number = (words: string) => (String(words ?? '').trim() === '' ? null : Number(words));

export class TermsDraft {
	opens = $state('');
	closes = $state('');
	capacity = $state('');
	minimum = $state('');
	employerQuota = $state('');
	townQuota = $state('');
	approval = $state<YesNo>('no');
	waitlist = $state<YesNo>('yes');
	offerHours = $state('');
	after = $state<YesNo>('no');
	ageFrom = $state('');
	ageTo = $state('');
	levelFrom = $state('');
	employers = $state<Rules['employers']>('any');
	listed = $state.raw<readonly string[]>([]);
	contact = $state('');
	note = $state('');
	noteEn = $state('');

	constructor(terms: Terms) {
		this.opens = toWall(terms.opensAt);
		this.closes = toWall(terms.closesAt);
		this.capacity = String(terms.capacity);
		this.minimum = figure(terms.minimum);
		this.employerQuota = figure(terms.employerQuota);
		this.townQuota = figure(terms.townQuota);
		this.approval = yesNo(terms.needsApproval);
		this.waitlist = yesNo(terms.waitlist);
		this.offerHours = String(terms.offerHours);
		this.after = yesNo(terms.promotesAfterClose);
		this.ageFrom = figure(terms.rules.ageFrom);
		this.ageTo = figure(terms.rules.ageTo);
		this.levelFrom = terms.rules.levelFrom ?? '';
		this.employers = terms.rules.employers;
		this.listed = terms.rules.listed;
		this.contact = terms.contact ?? '';
		this.note = terms.note?.zh ?? '';
		this.noteEn = terms.note?.en ?? '';
	}

	/** What is sent. Empty figures mean that there is no such limit. */
	given(): TermsGiven {
		const [ageFrom, ageTo] = [number(this.ageFrom), number(this.ageTo)];
		const levelFrom = LEVELS.find((level) => level === this.levelFrom);
		const [zh, en] = [this.note.trim(), this.noteEn.trim()];
		return {
			opensAt: fromWall(this.opens),
			closesAt: fromWall(this.closes),
			capacity: Number(this.capacity),
			minimum: number(this.minimum),
			employerQuota: number(this.employerQuota),
			townQuota: number(this.townQuota),
			needsApproval: this.approval === 'yes',
			waitlist: this.waitlist === 'yes',
			offerHours: Number(this.offerHours),
			promotesAfterClose: this.after === 'yes',
			rules: {
				...(ageFrom === null ? {} : { ageFrom }),
				...(ageTo === null ? {} : { ageTo }),
				...(levelFrom === undefined ? {} : { levelFrom }),
				employers: this.employers,
				listed: this.employers === 'listed' ? [...this.listed] : []
			},
			contact: this.contact.trim() || null,
			note: zh ? (en ? { zh, en } : { zh }) : null
		};
	}
}
