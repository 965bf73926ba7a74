'use client';

import type { ReactNode, Ref } from 'react';
import { useClassNames } from './slots.tsx';

export type NoticeTone = 'positive' | 'accent' | 'quiet' | 'caution' | 'negative';

interface NoticeProps {
  tone: NoticeTone;
  icon: ReactNode;
  title: string;
  /** The title takes the focus when the result is new. */
  titleRef?: Ref<HTMLHeadingElement> | undefined;
  children?: ReactNode;
}

/** One result. Icon and title differ for each tone, so that colour is never the only sign. */
export function Notice({ tone, icon, title, titleRef, children }: NoticeProps) {
  const cls = useClassNames();
  return (
    <div className={cls('notice')} data-tone={tone}>
      {icon}
      <div>
        <h2 ref={titleRef} tabIndex={-1} className={cls('title')}>
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
