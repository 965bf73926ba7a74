import { createContext, type ReactNode, useContext } from 'react';
import { createLabels, type Label } from '../../src/core.ts';
import { CheckoutProvider, type Locale } from '../../src/index.ts';
import { en } from '../../src/locales/en.ts';
import { ko } from '../../src/locales/ko.ts';

/** What the toolbar's language switch says. */
export type Language = 'ko' | 'en';

export const LOCALES: Readonly<Record<Language, Locale>> = { ko, en };

const StoryLanguage = createContext<Language>('ko');

interface InLanguageProps {
  language: Language;
  children: ReactNode;
}

/** Everything below is in this language: the kit's parts, and the shop's own texts. */
export function InLanguage({ language, children }: InLanguageProps) {
  return (
    <StoryLanguage value={language}>
      <CheckoutProvider locale={LOCALES[language]}>{children}</CheckoutProvider>
    </StoryLanguage>
  );
}

/** The language around, for texts that come from a shop. */
export function useLanguage(): Language {
  return useContext(StoryLanguage);
}

export function labelsIn(language: Language): Label {
  return createLabels(LOCALES[language]);
}

/** The labels a story shows under these globals, for its `play` function to look for. */
export function labelsOf(globals: Record<string, unknown>): Label {
  return labelsIn(languageOf(globals));
}

export function languageOf(globals: Record<string, unknown>): Language {
  return globals['locale'] === 'en' ? 'en' : 'ko';
}
