import { type ReactNode, useLayoutEffect } from 'react';
import type { Locale } from '../src/index.ts';
import { StoryLocale } from '../stories/support/story-locale.ts';

export type Theme = 'default' | 'bookshop' | 'fruit-shop' | 'workshop';

export type Scheme = 'light' | 'dark' | 'system';

/** Pixels of the screen, or as wide as the part is meant to be. No plain numbers: an address gives those back as such. */
export type CanvasWidth = 'full' | 'w768' | 'w390' | 'w320';

interface CanvasProps {
  locale: Locale;
  scheme: Scheme;
  theme: Theme;
  width: CanvasWidth;
  /** Pixels a part is at most meant to be wide, its margins left out. */
  widest: number;
  /** The story has the page to itself, rather than standing among others on a docs page. */
  alone: boolean;
  children: ReactNode;
}

/** What the toolbar says, applied to one story: language, colour scheme, width. */
export function Canvas({ locale, scheme, theme, width, widest, alone, children }: CanvasProps) {
  useLayoutEffect(() => {
    if (!alone) return;
    document.documentElement.lang = locale;
  }, [alone, locale]);
  const isSheet = width !== 'full';
  return (
    <StoryLocale value={locale}>
      <div
        className={theme === 'default' ? 'canvas' : `canvas kc-theme-${theme}`}
        lang={locale}
        data-scheme={scheme}
        data-alone={alone ? '' : undefined}
        data-sheet={isSheet ? '' : undefined}
      >
        <div className="canvas-page" style={{ maxInlineSize: isSheet ? `${width.slice(1)}px` : `${widest + 80}px` }}>
          {children}
        </div>
      </div>
    </StoryLocale>
  );
}
