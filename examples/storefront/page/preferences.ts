import type { Locale } from 'kiwoom-checkout';
import { createLabels, type Label } from 'kiwoom-checkout/core';
import { en } from 'kiwoom-checkout/locales/en';

export type Language = 'ko' | 'en';

export interface Preferences {
  /** Of the shop's own texts. */
  language: Language;
  /** Of the kit's. Korean is built in. */
  locale: Locale | undefined;
  label: Label;
  /** Absent: as the system is set. */
  scheme: 'light' | 'dark' | undefined;
}

/** `?lang=en` and `?scheme=dark` hold for the tab, so that a phone comes back from paying to the same language. */
export function readPreferences(): Preferences {
  const query = new URLSearchParams(location.search);
  for (const name of ['lang', 'scheme']) {
    const value = query.get(name);
    if (value) sessionStorage.setItem(`shop:${name}`, value);
  }
  const scheme = sessionStorage.getItem('shop:scheme');
  const language = sessionStorage.getItem('shop:lang') === 'en' ? 'en' : 'ko';
  const locale = language === 'en' ? en : undefined;
  return {
    language,
    locale,
    label: createLabels(locale),
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : undefined,
  };
}
