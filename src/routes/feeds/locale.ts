import type { Locale } from '#lib/domain/shared/text.ts';

/** The language of a feed: Chinese unless its address asks for English. */
export function feedLocale(url: URL): Locale {
	return url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
}
