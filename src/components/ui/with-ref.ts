'use client';

import { forwardRef, type ReactElement } from 'react';

/** A component whose result the types of React 18 accept too. */
export type Part<Props> = (props: Props) => ReactElement | null;

/**
 * A component that finds `ref` among its props. React 19 puts it there; React 18 gives it to `forwardRef` alone.
 */
export function withRef<Props extends object>(render: Part<Props>): Part<Props> {
  const Forwarding = forwardRef<unknown, object>((props, ref) =>
    // Without `ref` a spread of the props would set one that is null.
    render((ref === null ? props : { ...props, ref }) as Props),
  );
  Forwarding.displayName = render.name;
  return Forwarding as unknown as Part<Props>;
}
