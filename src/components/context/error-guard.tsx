'use client';

import { Component, type ReactNode } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { LabelKey } from '../../labels/labels.ts';
import { labelsFrom } from '../../labels/labels-from.ts';
import { cx } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { Notice } from '../ui/status-notice.tsx';
import { useDisplay } from './display.ts';

interface State {
  thrown: { value: unknown } | null;
}

/**
 * What an unknown error in a root leaves of it: a way on. Without it React removes the whole page of the shop. A payment that
 * runs is not lost: its attempt is stored, and the reloaded page resumes it.
 */
export class ErrorGuard extends Component<{ children: ReactNode }, State> {
  override state: State = { thrown: null };

  static getDerivedStateFromError(value: unknown): State {
    return { thrown: { value } };
  }

  override componentDidCatch(error: unknown): void {
    // React only prints what a boundary caught; this is what a shop's error tracking listens to.
    if (isUnknownError(error)) globalThis.reportError?.(error);
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (thrown === null) return this.props.children;
    if (!isUnknownError(thrown.value)) throw thrown.value;
    return <Crashed />;
  }
}

/** Misuse is for the developer to see; a redirect or a 404 of a framework travels as something thrown, too. */
function isUnknownError(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || thrown instanceof CheckoutError) return false;
  const digest = 'digest' in thrown ? String(thrown.digest) : '';
  return !digest.startsWith('NEXT_') && !digest.startsWith('BAILOUT_');
}

function Crashed() {
  const { label, locale, colorScheme } = useDisplay();
  const cls = useClassNames();
  const text = (key: LabelKey & `crashed${string}`) => {
    try {
      return label(key);
    } catch {
      // The label of the shop may be what is broken.
      return labelsFrom(locale)(key);
    }
  };
  return (
    <div role="alert" lang={label.locale.code} className={cx('kc', cls('status'))} data-scheme={colorScheme}>
      <Notice tone="caution" icon={<Icon name="alert" />} title={text('crashedTitle')}>
        <p>{text('crashedBody')}</p>
      </Notice>
      {/* Not `ActionButton`: the button of the shop may be what is broken. */}
      <button type="button" className={cls('button')} data-kind="next" onClick={() => location.reload()}>
        {text('crashedButton')}
      </button>
    </div>
  );
}
