'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import { issuerKey } from '../../labels/label-keys.ts';
import type { CardIssuer } from '../../rules/card-issuer-codes.ts';
import { traitsOf } from '../../rules/pay-method-traits.ts';
import { cx } from '../ui/class-names.ts';
import { FieldError, Select } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';
import { useSelectionField } from './use-selection-field.ts';

export interface CardIssuersProps extends ComponentPropsWithRef<'div'> {
  /** KFTC codes, in the order shown. @default all that Kiwoom Pay takes */
  issuers?: readonly CardIssuer[] | undefined;
}

/** `Object.keys` would put 361 before 041: numbers come first in an object. Common issuers first reads better anyway. */
const COMMON_FIRST: readonly CardIssuer[] = [
  '381',
  '365',
  '366',
  '367',
  '368',
  '361',
  '374',
  '041',
  '371',
  '090',
  '089',
  '370',
  '369',
  '364',
  '372',
  '373',
  '045',
  '048',
  '002',
  '071',
];

/**
 * A native select of card issuers; the first option leaves the choice to the payment window.
 * Renders a `<div>`, and nothing unless the chosen method is the card.
 */
export const CardIssuers = withRef(function CardIssuers(props: CardIssuersProps) {
  const { issuers = COMMON_FIRST, className, ...rest } = props;
  const { checkout, name, ref, change, onBlur, error } = useSelectionField<HTMLSelectElement>(
    'CardIssuers',
    'cardIssuer',
  );
  const id = useId();
  const cls = useClassNames();
  const { payMethod, cardIssuer } = checkout.selection;
  if (checkout.done || checkout.free || !traitsOf(payMethod).cardOptions) return null;

  const { label, locked } = checkout;
  return (
    <div {...rest} className={cx('kc', cls('field', 'cardIssuers'), className)}>
      <label className={cls('label')} htmlFor={id}>
        {label('cardIssuerLabel')}
      </label>
      <Select
        ref={ref}
        name={name}
        id={id}
        value={cardIssuer}
        onChange={(event) => change(event.target.value)}
        onBlur={onBlur}
        disabled={locked}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <option value="">{label('cardIssuerOptionAny')}</option>
        {issuers.map((issuer) => (
          <option key={issuer} value={issuer}>
            {label(issuerKey(issuer))}
          </option>
        ))}
      </Select>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
});
