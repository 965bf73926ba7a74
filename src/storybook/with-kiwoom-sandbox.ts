'use client';

import { createElement, type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { CheckoutProvider } from '../components/context/checkout-provider.tsx';
import type { Locale } from '../labels/labels.ts';
import { en } from '../locales/en.ts';
import { ko } from '../locales/ko.ts';
import { currentRun } from '../sdk/request-pay.ts';
import { FAKE_OUTCOMES, type FakeOutcome } from '../testing/fake-outcomes.ts';
import { createStorySandbox } from './story-fakes.ts';

/** `parameters.kiwoom` of a story. */
export interface KiwoomParameters {
  /** Milliseconds the fake window stays open. @default 800 */
  delay?: number | undefined;
}

/** The part of Storybook's context that is used. */
interface StoryContext {
  id?: string;
  globals: Record<string, unknown>;
  parameters?: Record<string, unknown>;
}

/**
 * Provides a fake SDK and a fake server to a story: a page with `<KiwoomCheckout endpoint="…">` anywhere inside pays with
 * the outcome of the toolbar, without keys, network or money. A page with its own `sdk` or `verify` uses that.
 *
 * @example
 * // .storybook/preview.tsx
 * export default {
 *   decorators: [withKiwoomSandbox],
 *   globalTypes: kiwoomGlobalTypes,
 *   initialGlobals: kiwoomInitialGlobals,
 * };
 */
export function withKiwoomSandbox(Story: () => ReactNode, { id, globals, parameters }: StoryContext): ReactElement {
  const { delay = 800 } = (parameters?.['kiwoom'] ?? {}) as KiwoomParameters;
  const props = {
    key: id,
    outcome: toOutcome(globals['kiwoomOutcome']),
    locale: toLocale(globals['locale']),
    colorScheme: globals['scheme'],
    delay,
  };
  return createElement(Sandbox, props, createElement(Story));
}

interface SandboxProps {
  outcome: FakeOutcome;
  locale: Locale | undefined;
  colorScheme: unknown;
  delay: number;
  children?: ReactNode;
}

function Sandbox({ outcome, locale, colorScheme, delay, children }: SandboxProps) {
  const [sandbox] = useState(() => createStorySandbox({ outcome, delay }));
  useEffect(() => sandbox.setOutcome(outcome), [sandbox, outcome]);
  // A payment outlives its component on purpose; here it must not reach into the next story.
  useEffect(() => forgetPayments, []);
  useEffect(() => {
    const { style } = document.documentElement;
    const before = style.colorScheme;
    style.colorScheme = SCHEMES[String(colorScheme)] ?? before;
    return () => {
      style.colorScheme = before;
    };
  }, [colorScheme]);
  return createElement(CheckoutProvider, { locale, preview: sandbox.substitutes, children });
}

function forgetPayments(): void {
  currentRun()?.giveUp();
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith('kiwoom-checkout:')) sessionStorage.removeItem(key);
    }
  } catch {
    // Storage may be forbidden; then nothing was stored.
  }
}

const LOCALES: readonly Locale[] = [ko, en];

const SCHEMES: Record<string, string> = { light: 'light', dark: 'dark', system: 'light dark' };

function toOutcome(raw: unknown): FakeOutcome {
  return FAKE_OUTCOMES.find((outcome) => outcome === raw) ?? 'approve';
}

/** `en-US` and the like count as well. */
function toLocale(raw: unknown): Locale | undefined {
  return LOCALES.find(({ code }) => code === String(raw).split(/[-_]/)[0]);
}
