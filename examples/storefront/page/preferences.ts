import type { Locale } from 'kiwoom-checkout';

export interface Preferences {
  locale: Locale;
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
  return {
    locale: sessionStorage.getItem('shop:lang') === 'en' ? 'en' : 'ko',
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : undefined,
  };
}
