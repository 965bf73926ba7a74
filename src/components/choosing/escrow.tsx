'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import { canUseEscrow } from '../../rules/escrow-rules.ts';
import { escrowPolicy } from '../../schema/merchant.ts';
import { useCheckout } from '../context/checkout-context.ts';
import { cx } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';
import { useSelectionField } from './use-selection-field.ts';

export interface EscrowProps extends ComponentPropsWithRef<'div'> {}

/**
 * Offers escrow. A shop that always uses it shows the box checked and closed.
 * Renders a `<div>` around a native check box, and nothing where escrow is not possible.
 */
export const Escrow = withRef(function Escrow(props: EscrowProps) {
  const { merchant, done, free, selection } = useCheckout('Escrow');
  const isOffered = !done && !free && escrowPolicy(merchant) !== 'off' && canUseEscrow(selection.payMethod, merchant);
  return isOffered ? <Offer {...props} /> : null;
});

const Offer = withRef(function Offer({ className, ...rest }: EscrowProps) {
  const { checkout, name, ref, change, onBlur, error } = useSelectionField<HTMLInputElement>('Escrow', 'escrow');
  const id = useId();
  const cls = useClassNames();
  const { merchant, label, locked, selection } = checkout;
  const policy = escrowPolicy(merchant);
  return (
    <div {...rest} className={cx('kc', cls('field', 'escrow'), className)}>
      <label className={cls('check')}>
        <input
          type="checkbox"
          className={cls('checkbox')}
          name={name}
          checked={policy === 'always' || selection.escrow}
          disabled={locked || policy === 'always'}
          aria-labelledby={id}
          aria-describedby={`${id}-note${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          ref={ref}
          onBlur={onBlur}
          onChange={(event) => change(event.target.checked)}
        />
        <span>
          <span id={id}>{label('escrowLabel')}</span>
          <span id={`${id}-note`} className={cls('checkNote')}>
            {label('escrowNote')}
          </span>
        </span>
      </label>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
});
