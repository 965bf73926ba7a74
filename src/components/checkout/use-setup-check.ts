'use client';

import { Children, type ReactNode, useEffect } from 'react';
import { isDevelopment, warnOnce } from '../../errors/warn.ts';

/** Milliseconds until a style sheet that belongs to the page has surely come. */
const STYLES_DELAY_MS = 2_000;

/** Tells a developer, once, of a checkout without parts or without its style sheet. Does nothing in production. */
export function useSetupCheck(children: ReactNode): void {
  const isEmpty = isDevelopment() && Children.toArray(children).length === 0;
  useEffect(() => {
    if (isEmpty) warnOnce('root-empty');
  }, [isEmpty]);
  useEffect(() => {
    // jsdom, where a page has no look, has no CSS either.
    if (!isDevelopment() || typeof CSS === 'undefined') return;
    const timer = setTimeout(() => {
      const root = document.querySelector('.kc');
      if (root && getComputedStyle(root).getPropertyValue('--_kc-density') === '') warnOnce('styles-missing');
    }, STYLES_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
}
