// Asking before something that cannot be taken back: one question at a time, answered by a promise. `Asking.svelte` draws it.

export interface Question {
	readonly title: string;
	/** What happens then, in a sentence. */
	readonly consequence: string;
	/** The word on the button that does it. */
	readonly action: string;
	readonly tone?: 'main' | 'ink' | 'danger';
	/** Ask for a reason as well; it may not be empty. */
	readonly reason?: string;
	/** Reasons that are often given, to be taken with one press. */
	readonly reasons?: readonly string[];
}

type Reply = { readonly yes: false } | { readonly yes: true; readonly reason: string };

interface Pending {
	readonly question: Question;
	readonly answer: (reply: Reply) => void;
}

let pending = $state.raw<Pending | null>(null);

/** The question that stands open, for the one component that draws it. */
export function openQuestion(): Pending | null {
	return pending;
}

/** Asks and waits; false when it was closed. */
export async function ask(question: Question): Promise<boolean> {
	return (await askReason(question)).yes;
}

/** Asks and waits; the reply carries the reason where one was asked for. */
export function askReason(question: Question): Promise<Reply> {
	pending?.answer({ yes: false });
	return new Promise((resolve) => {
		pending = {
			question,
			answer: (reply) => {
				pending = null;
				resolve(reply);
			}
		};
	});
}
