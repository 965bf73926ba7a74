'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import { hasCashReceipt } from '../../rules/cash-receipt-rules.ts';
import { cx, present } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { useSelectionField } from './use-selection-field.ts';

export interface CashReceiptProps extends ComponentPropsWithRef<'fieldset'> {}

/**
 * Asks whether a cash receipt is wanted. The form value is a boolean once it was answered.
 * Renders a `<fieldset>`, and nothing for methods without a cash receipt or when the shop does not ask.
 */
export function CashReceipt({ className, ...rest }: CashReceiptProps) {
  const field = useSelectionField<HTMLInputElement>('CashReceipt', 'cashReceipt');
  const { checkout, error } = field;
  const id = useId();
  const cls = useClassNames();
  const { merchant, label, locked, done, selection } = checkout;
  const { payMethod, cashReceipt } = selection;
  if (done || !hasCashReceipt(payMethod) || merchant.cashReceipt === 'off') return null;

  return (
    <fieldset
      {...rest}
      className={cx('kc', cls('field', 'cashReceipt'), className)}
      aria-describedby={error ? `${id}-error` : `${id}-hint`}
    >
      <legend className={cls('label')}>{label('cashReceiptLabel')}</legend>
      <div className={cls('pair')} data-invalid={present(error !== undefined)}>
        {[true, false].map((yes) => (
          <label key={String(yes)} className={cls('cell')}>
            <input
              type="radio"
              className={cls('radio')}
              name={field.name}
              value={yes ? 'yes' : 'no'}
              checked={cashReceipt === yes}
              disabled={locked}
              aria-invalid={error ? true : undefined}
              ref={yes === (cashReceipt ?? true) ? field.ref : undefined}
              onBlur={field.onBlur}
              onChange={() => field.change(yes)}
            />
            <span>{label(yes ? 'cashReceiptOptionYes' : 'cashReceiptOptionNo')}</span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <p id={`${id}-hint`} className={cls('hint')} hidden={error !== undefined}>
        {label('cashReceiptNote')}
      </p>
    </fieldset>
  );
}
