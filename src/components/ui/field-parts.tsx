'use client';

import { type ComponentPropsWithRef, memo, type ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { useClassNames } from './slots.tsx';
import { withRef } from './with-ref.ts';

interface FieldErrorProps {
  id: string | undefined;
  children: string | undefined;
}

/** The error under a field. Renders nothing without one. */
export const FieldError = memo(function FieldError({ id, children }: FieldErrorProps) {
  const cls = useClassNames();
  if (!children) return null;
  return (
    <p id={id} className={cls('error')}>
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
});

/** A native `<select>` with the kit's chevron; a disabled one has none. */
export const Select = withRef(function Select({
  closed = false,
  ...props
}: ComponentPropsWithRef<'select'> & { closed?: boolean }) {
  const cls = useClassNames();
  return (
    <span className="kc-control">
      <select {...props} className={cls('select')} />
      {closed ? null : <Icon name="chevron" />}
    </span>
  );
});

/** Announces what a change elsewhere did here. Screen readers miss the text of a live region that is inserted with it. */
export function Announcement({ children }: { children: ReactNode }) {
  const cls = useClassNames();
  return (
    <div role="status">
      {children ? (
        <div className={cls('announcement')}>
          <Icon name="info" />
          <div>{children}</div>
        </div>
      ) : null}
    </div>
  );
}
