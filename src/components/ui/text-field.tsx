'use client';

import type { ComponentPropsWithRef, ReactNode } from 'react';
import { cx } from './class-names.ts';
import { FieldError } from './field-parts.tsx';
import { useClassNames } from './slots.tsx';
import { withRef } from './with-ref.ts';

interface TextFieldProps extends ComponentPropsWithRef<'input'> {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
  error?: string | undefined;
  /** May be left empty. */
  optional?: boolean | undefined;
  /** Over the field, visual only. */
  children?: ReactNode;
}

/** A native `<input>` with its label above, and a hint or an error below it. */
export const TextField = withRef(function TextField({
  id,
  label,
  hint,
  error,
  optional,
  children,
  ...input
}: TextFieldProps) {
  const cls = useClassNames();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={cls('field')}>
      <label className={cls('label')} htmlFor={id}>
        {label}
      </label>
      <span className="kc-control">
        <input
          {...input}
          className={cx(cls('input'), input.className)}
          id={id}
          // Not `required`: browsers would match `:invalid` on an empty field before the shopper has typed.
          aria-required={optional ? undefined : true}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
        />
        {children}
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {hint ? (
        <p id={`${id}-hint`} className={cls('hint')}>
          {hint}
        </p>
      ) : null}
    </div>
  );
});
