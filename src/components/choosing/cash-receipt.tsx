'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import { hasCashReceipt } from '../../rules/cash-receipt-rules.ts';
import { useCheckout } from '../context/checkout-context.ts';
import { cx, present } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';
import { type SelectionFieldBinding, useSelectionField } from './use-selection-field.ts';

export interface CashReceiptProps extends ComponentPropsWithRef<'fieldset'> {}

/**
 * Asks whether a cash receipt is wanted. The form value is a boolean once it was answered.
 * Renders a `<fieldset>`, and nothing for methods without a cash receipt or when the shop does not ask.
 */
export const CashReceipt = withRef(function CashReceipt(props: CashReceiptProps) {
  const { merchant, done, free, selection } = useCheckout('CashReceipt');
  const isPossible = !done && !free && hasCashReceipt(selection.payMethod) && merchant.cashReceipt !== 'off';
  return isPossible ? <Question {...props} /> : null;
});

const Question = withRef(function Question({ className, ...rest }: CashReceiptProps) {
  const field = useSelectionField<HTMLInputElement>('CashReceipt', 'cashReceipt');
  const { checkout, error } = field;
  const { label } = checkout;
  const id = useId();
  const cls = useClassNames();
  return (
    <fieldset
      {...rest}
      className={cx('kc', cls('field', 'cashReceipt'), className)}
      aria-describedby={error ? `${id}-error` : `${id}-hint`}
    >
      <legend className={cls('label')}>{label('cashReceiptLabel')}</legend>
      <div className={cls('pair')} data-invalid={present(error !== undefined)}>
        {[true, false].map((yes) => (
          <AnswerRadio key={String(yes)} yes={yes} field={field} />
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <p id={`${id}-hint`} className={cls('hint')} hidden={error !== undefined}>
        {label('cashReceiptNote')}
      </p>
    </fieldset>
  );
});

function AnswerRadio({ yes, field }: { yes: boolean; field: SelectionFieldBinding<HTMLInputElement> }) {
  const cls = useClassNames();
  const { label, locked, selection } = field.checkout;
  const { cashReceipt } = selection;
  return (
    <label className={cls('cell')}>
      <input
        type="radio"
        className={cls('radio')}
        name={field.name}
        value={yes ? 'yes' : 'no'}
        checked={cashReceipt === yes}
        disabled={locked}
        aria-invalid={field.error ? true : undefined}
        ref={yes === (cashReceipt ?? true) ? field.ref : undefined}
        onBlur={field.onBlur}
        onChange={() => field.change(yes)}
      />
      <span>{label(yes ? 'cashReceiptOptionYes' : 'cashReceiptOptionNo')}</span>
    </label>
  );
}
