import { type ReactNode, useLayoutEffect } from 'react';
import { InLanguage, type Language } from '../stories/support/story-language.tsx';

export type Theme = 'default' | 'bookshop' | 'fruit-shop' | 'workshop';

export type Scheme = 'light' | 'dark' | 'system';

/** Pixels of the screen. Their names are no plain numbers: an address would give those back as numbers. */
const WIDTHS = { w768: 768, w390: 390, w320: 320 } as const;

/** One of the screens, or as wide as the part is meant to be. */
export type CanvasWidth = 'full' | keyof typeof WIDTHS;

interface CanvasProps {
  language: Language;
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
export function Canvas({ language, scheme, theme, width, widest, alone, children }: CanvasProps) {
  useLayoutEffect(() => {
    if (!alone) return;
    document.documentElement.lang = language;
  }, [alone, language]);
  const pixels = width === 'full' ? undefined : WIDTHS[width];
  return (
    <InLanguage language={language}>
      <div
        className={theme === 'default' ? 'canvas' : `canvas kc-theme-${theme}`}
        lang={language}
        data-scheme={scheme}
        data-alone={alone ? '' : undefined}
        data-sheet={pixels ? '' : undefined}
      >
        <div className="canvas-page" style={{ maxInlineSize: pixels ?? widest + 80 }}>
          {children}
        </div>
      </div>
    </InLanguage>
  );
}
