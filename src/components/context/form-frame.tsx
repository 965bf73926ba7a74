'use client';

import { type ComponentPropsWithRef, type FormEvent, type MouseEvent, useState } from 'react';
import { cx } from '../ui/class-names.ts';
import { withRef } from '../ui/with-ref.ts';
import { FrameNotice } from './frame-notice.tsx';
import { ownFormEvents } from './own-form-events.ts';
import { usePart } from './use-part.ts';
import { watchSubmit } from './watch-submit.ts';

interface FormFrameProps extends Omit<ComponentPropsWithRef<'form'>, 'method' | 'action'> {
  slot: 'cardForm' | 'shipmentForm';
  /** Called at a submit, unless the shop's `onSubmit` has prevented it. */
  onSend: (event: FormEvent<HTMLFormElement>) => void;
}

/** The `<form>` of a part that sends its fields by script. */
export const FormFrame = withRef(function FormFrame(props: FormFrameProps) {
  const { slot, onSend, className, onSubmit, onReset, onClick, children, ...rest } = props;
  const { lang, colorScheme, cls, label } = usePart();
  const [isDropped, setDropped] = useState(false);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it watches its buttons, which keys press by a click too.
    <form
      {...rest}
      // Before hydration a submit leaves the page: with `post` no field gets into the address.
      method="post"
      noValidate
      lang={rest.lang ?? lang}
      className={cx('kc', cls(slot), className)}
      data-scheme={colorScheme}
      {...ownFormEvents({ onSubmit, onReset }, onSend)}
      onClick={(event) => {
        onClick?.(event);
        if (isSubmitPress(event)) watchSubmit(event.currentTarget, () => setDropped(true));
      }}
    >
      {children}
      {isDropped ? <FrameNotice label={label} /> : null}
    </form>
  );
});

/** A press on a submit button that is not busy. */
function isSubmitPress({ target, defaultPrevented }: MouseEvent): boolean {
  const button = target instanceof Element ? target.closest('button') : null;
  return !defaultPrevented && button?.type === 'submit' && button.getAttribute('aria-disabled') !== 'true';
}
