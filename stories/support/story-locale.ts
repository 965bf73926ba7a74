import { createContext, useContext } from 'react';
import { createLabels, type Label } from '../../src/core.ts';
import type { Locale } from '../../src/index.ts';

/** The language the toolbar says. */
export const StoryLocale = createContext<Locale>('ko');

export function useStoryLocale(): Locale {
  return useContext(StoryLocale);
}

/** The words a story shows under these globals, for its `play` function to look for. */
export function wordsOf(globals: Record<string, unknown>): Label {
  return createLabels(localeOf(globals));
}

export function localeOf(globals: Record<string, unknown>): Locale {
  return globals['locale'] === 'en' ? 'en' : 'ko';
}
