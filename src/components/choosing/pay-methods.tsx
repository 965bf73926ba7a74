'use client';

import { type ComponentPropsWithRef, type ReactNode, useId, useState } from 'react';
import { methodHintKey, methodKey, unavailableKey } from '../../labels/label-keys.ts';
import { type PayMethod, traitsOf } from '../../rules/pay-method-traits.ts';
import { offeredPayMethods } from '../../schema/selection.ts';
import type { CheckoutContextValue } from '../context/checkout-context.ts';
import { cx, present } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { Icon } from '../ui/icons.tsx';
import { type Icons, useClassNames } from '../ui/slots.tsx';
import { useSelectionField } from './use-selection-field.ts';

export interface PayMethodsProps extends ComponentPropsWithRef<'fieldset'> {
  /** Details of the method, shown inside the chosen row: `CardIssuers`, `Installments`, `CashReceipt`, `Escrow`. */
  children?: ReactNode;
  /** Marks of the pay methods, as `icons` of the root. */
  icons?: Icons | undefined;
  /** Methods that keep their place and say why they are closed. */
  unavailable?: Partial<Record<PayMethod, 'device' | 'shop'>> | undefined;
}

/** Attributes of a row of the list. */
export interface PayMethodRowState {
  /** @selector [data-pay-method="card"] */
  payMethod: PayMethod;
  /** @selector [data-chosen] */
  chosen: boolean;
  /** The row keeps its place and gives the reason as text. @selector [data-unavailable="device"] */
  unavailable: 'device' | 'shop' | 'tax-free' | undefined;
}

/**
 * The list of pay methods, one native radio a row; what is passed as children opens inside the chosen row.
 * Renders a `<fieldset>`.
 */
export function PayMethods({ children, icons, unavailable, className, ...rest }: PayMethodsProps) {
  const closed = (checkout: CheckoutContextValue, method: PayMethod) =>
    unavailable?.[method] ?? taxFreeReason(checkout, method);
  const field = useSelectionField<HTMLInputElement>(
    'PayMethods',
    'payMethod',
    (value, at) => !closed(at, value as PayMethod),
  );
  const { checkout, error } = field;
  const [moved, setMoved] = useState(false);
  const cls = useClassNames();
  const errorId = useId();
  if (checkout.done) return null;

  const rows = offeredPayMethods(checkout.merchant).map(
    (payMethod): PayMethodRowState => ({
      payMethod,
      chosen: checkout.selection.payMethod === payMethod,
      unavailable: closed(checkout, payMethod),
    }),
  );
  const open = rows.filter((row) => !row.unavailable);
  const focusable = open.find((row) => row.chosen) ?? open[0];
  return (
    <fieldset
      {...rest}
      className={cx('kc', cls('payMethods'), className)}
      data-moved={present(moved)}
      aria-describedby={error ? errorId : rest['aria-describedby']}
    >
      <legend className={cls('title')}>{checkout.label('payMethodsTitle')}</legend>
      <div className={cls('list')}>
        {rows.map((row) => (
          <Row
            key={row.payMethod}
            {...row}
            icon={icons?.[row.payMethod]}
            checkout={checkout}
            details={children}
            radio={{
              name: field.name,
              disabled: checkout.locked || row.unavailable !== undefined,
              'aria-invalid': error ? true : undefined,
              ref: row === focusable ? field.ref : undefined,
              onBlur: field.onBlur,
              onChange: () => {
                setMoved(true);
                field.change(row.payMethod);
              },
            }}
          />
        ))}
      </div>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  );
}

interface RowProps extends PayMethodRowState {
  checkout: CheckoutContextValue;
  icon: ReactNode;
  details: ReactNode;
  radio: ComponentPropsWithRef<'input'>;
}

function Row({ payMethod, chosen, unavailable, checkout: { label }, icon, details, radio }: RowProps) {
  const id = useId();
  const cls = useClassNames();
  const hint = unavailable ? unavailableKey(unavailable) : methodHintKey(payMethod);
  return (
    <div
      className={cls('row')}
      data-pay-method={payMethod}
      data-chosen={present(chosen)}
      data-unavailable={unavailable}
    >
      <label className={cls('rowHead')}>
        <input
          {...radio}
          type="radio"
          className={cls('radio')}
          value={payMethod}
          checked={chosen}
          aria-labelledby={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <span className="kc-row-text">
          <span id={id} className={cls('rowName')}>
            {label(methodKey(payMethod))}
          </span>
          {hint ? (
            <span id={`${id}-hint`} className={cls('rowHint')}>
              {label(hint)}
            </span>
          ) : null}
        </span>
        <span className={cls('rowMark')}>{icon ?? <Icon name={payMethod} />}</span>
      </label>
      {chosen && details ? <div className={cls('details')}>{details}</div> : null}
    </div>
  );
}

/** The amount has a part without VAT, and this method always taxes all of it. */
function taxFreeReason({ order }: CheckoutContextValue, method: PayMethod): 'tax-free' | undefined {
  return order?.taxFree && !traitsOf(method).taxFree ? 'tax-free' : undefined;
}
