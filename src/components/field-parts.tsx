'use client';

import type { ComponentPropsWithRef, ReactNode } from 'react';
import { AlertIcon, ChevronIcon, InfoIcon } from './icons.tsx';

/** The sentence under a field that says what to mend. Renders nothing without one. */
export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={id} className="kc-error">
      <AlertIcon />
      <span>{children}</span>
    </p>
  );
}

/** A native `<select>` with the kit's chevron; a closed one has none. */
export function Select({ closed = false, ...props }: ComponentPropsWithRef<'select'> & { closed?: boolean }) {
  return (
    <span className="kc-select">
      <select {...props} />
      {closed ? null : <ChevronIcon />}
    </span>
  );
}

/** Says what a change elsewhere did here. The region is there before the words, or readers would miss them. */
export function Announcement({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      {children ? (
        <div className="kc-said">
          <InfoIcon />
          <div>{children}</div>
        </div>
      ) : null}
    </div>
  );
}
