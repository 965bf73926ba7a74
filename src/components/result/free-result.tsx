'use client';

import { useEffect, useRef } from 'react';
import type { FreeOrder } from '../context/checkout-context.ts';
import type { Part } from '../context/use-part.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';

interface FreeResultProps {
  free: FreeOrder;
  part: Part;
}

/** What became of an order that costs nothing. The title takes the focus, for the button is gone or to be pressed again. */
export function FreeResult({ free: { status }, part: { label } }: FreeResultProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (status === 'placed' || status === 'failed') title.current?.focus();
  }, [status]);
  if (status === 'placed')
    return <Notice tone="positive" icon={<Icon name="check" />} title={label('freeTitlePlaced')} titleRef={title} />;
  if (status !== 'failed') return null;
  return (
    <Notice tone="negative" icon={<Icon name="alert" />} title={label('freeTitleFailed')} titleRef={title}>
      <p>{label('failureOther')}</p>
    </Notice>
  );
}
