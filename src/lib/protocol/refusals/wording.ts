// What every refusal says: its HTTP status and a sentence in both languages. {name} stands for a parameter.
export interface Wording {
	readonly status: number;
	readonly zh: string;
	readonly en: string;
}
