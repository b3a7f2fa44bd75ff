/** A word or sentence in the product's two languages; Chinese is always there, English falls back to it. */
export interface Text {
	readonly zh: string;
	readonly en?: string;
}

export type Locale = 'zh-CN' | 'en';

/** The text in the asked language, the Chinese one where there is no English. */
export function inLocale(text: Text, locale: Locale): string {
	return locale === 'en' ? (text.en ?? text.zh) : text.zh;
}
