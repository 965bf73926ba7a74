import type { Locale } from 'kiwoom-checkout';
import { createLabels, type Label } from 'kiwoom-checkout/core';
import { en } from 'kiwoom-checkout/locales/en';

export type Language = 'ko' | 'en';

export interface Preferences {
  /** Language of the shop's own texts. */
  language: Language;
  /** Locale of the kit. Korean is built in. */
  locale: Locale | undefined;
  label: Label;
  /** Absent: the setting of the system. */
  colorScheme: 'light' | 'dark' | undefined;
}

/** `?lang=en` and `?scheme=dark` hold for the tab, so that a phone returns from the payment to the same language. */
export function readPreferences(): Preferences {
  const query = new URLSearchParams(location.search);
  for (const name of ['lang', 'scheme']) {
    const value = query.get(name);
    if (value) sessionStorage.setItem(`shop:${name}`, value);
  }
  const colorScheme = sessionStorage.getItem('shop:scheme');
  const language = sessionStorage.getItem('shop:lang') === 'en' ? 'en' : 'ko';
  const locale = language === 'en' ? en : undefined;
  return {
    language,
    locale,
    label: createLabels(locale),
    colorScheme: colorScheme === 'dark' || colorScheme === 'light' ? colorScheme : undefined,
  };
}
