'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import { canUseEscrow } from '../../rules/escrow-rules.ts';
import { escrowPolicy } from '../../schema/merchant.ts';
import { cx } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { useSelection, useSelectionField } from './use-selection.ts';

export interface EscrowProps extends ComponentPropsWithRef<'div'> {}

/**
 * Offers escrow. A shop that always uses it shows the box checked and closed.
 * Renders a `<div>` around a native check box, and nothing where escrow is not possible.
 */
export function Escrow({ className, ...rest }: EscrowProps) {
  const { checkout, field, error } = useSelectionField('Escrow', 'escrow');
  const { name, value, ref, onBlur, onChange } = field;
  const { payMethod } = useSelection(checkout);
  const id = useId();
  const cls = useClassNames();
  const { merchant, label, locked, done } = checkout;
  const policy = escrowPolicy(merchant);
  if (done || !payMethod || policy === 'off' || !canUseEscrow(payMethod, merchant)) return null;

  return (
    <div {...rest} className={cx('kc', cls('field', 'escrow'), className)}>
      <label className={cls('check')}>
        <input
          type="checkbox"
          className={cls('checkbox')}
          name={name}
          checked={policy === 'always' || Boolean(value)}
          disabled={locked || policy === 'always'}
          aria-labelledby={id}
          aria-describedby={`${id}-note${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          ref={ref}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.checked)}
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
}
