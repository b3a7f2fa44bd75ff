// The tablet's language. Switching repaints in place: a reload could find no network.
import { getLocale, setLocale } from '#lib/paraglide/runtime.js';
import type { Locale } from '#lib/domain/shared/text.ts';

class Language {
	#current = $state<Locale>(getLocale());

	get current(): Locale {
		return this.#current;
	}

	get other(): Locale {
		return this.#current === 'en' ? 'zh-CN' : 'en';
	}

	use(locale: Locale): void {
		void setLocale(locale, { reload: false });
		this.#current = locale;
		document.documentElement.lang = locale;
	}
}

export const language = new Language();
