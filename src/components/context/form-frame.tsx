'use client';

import type { ComponentPropsWithRef, FormEvent } from 'react';
import { cx } from '../ui/class-names.ts';
import { withRef } from '../ui/with-ref.ts';
import { ownFormEvents } from './own-form-events.ts';
import { usePart } from './use-part.ts';

interface FormFrameProps extends Omit<ComponentPropsWithRef<'form'>, 'method' | 'action'> {
  slot: 'cardForm' | 'shipmentForm';
  /** Called at a submit, unless the shop's `onSubmit` has prevented it. */
  onSend: (event: FormEvent<HTMLFormElement>) => void;
}

/** The `<form>` of a part that sends its fields by script. */
export const FormFrame = withRef(function FormFrame({
  slot,
  onSend,
  className,
  onSubmit,
  onReset,
  children,
  ...rest
}: FormFrameProps) {
  const { lang, colorScheme, cls } = usePart();
  return (
    <form
      {...rest}
      // Before hydration a submit leaves the page: with `post` no field gets into the address.
      method="post"
      noValidate
      lang={rest.lang ?? lang}
      className={cx('kc', cls(slot), className)}
      data-scheme={colorScheme}
      {...ownFormEvents({ onSubmit, onReset }, onSend)}
    >
      {children}
    </form>
  );
});
