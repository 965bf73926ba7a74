'use client';

import type { Label } from '../../labels/labels.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';

/** The page is in an iframe that may not submit forms, so nothing can be paid in it. */
export function FrameNotice({ label }: { label: Label }) {
  return (
    <div role="alert">
      <Notice tone="caution" icon={<Icon name="alert" />} title={label('heldBackTitleFrame')}>
        <p>{label('heldBackBodyFrame')}</p>
      </Notice>
    </div>
  );
}
