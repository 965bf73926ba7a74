'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icons.tsx';
import { Notice } from './status-notice.tsx';
import { SubmitButton } from './submit-button.tsx';

const ICONS = { positive: 'done', negative: 'alert', caution: 'question' } as const;

/** The result of a request, as the notice shows it. */
export interface RequestResult {
  tone: keyof typeof ICONS;
  title: string;
  body?: ReactNode;
}

interface RequestNoticeProps {
  /** State of the request. Each new one moves the focus to the title of its result. */
  state: { status: string };
  /** Null before the request and while it is pending. */
  result: RequestResult | null;
}

/** The result of a request that a form sent: success, failure, or no answer. */
export function RequestNotice({ state, result }: RequestNoticeProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.status !== 'ready') title.current?.focus();
  }, [state]);
  if (!result) return null;
  return (
    <Notice tone={result.tone} icon={<Icon name={ICONS[result.tone]} />} title={result.title} titleRef={title}>
      {result.body}
    </Notice>
  );
}

interface RequestButtonProps {
  busy: boolean;
  /** Label of the button while the request is pending; a screen reader announces it. */
  busyLabel: string;
  children: string;
}

/** The submit button of such a form. */
export function RequestButton({ busy, busyLabel, children }: RequestButtonProps) {
  return (
    <>
      <p role="status" className="kc-sr">
        {busy ? busyLabel : ''}
      </p>
      <SubmitButton busy={busy}>{busy ? busyLabel : children}</SubmitButton>
    </>
  );
}
