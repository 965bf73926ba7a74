'use client';

import { type ComponentPropsWithRef, memo, type ReactNode, type RefObject, useCallback, useId, useState } from 'react';
import { warnOnce } from '../../errors/warn.ts';
import { methodHintKey, methodKey, unavailableKey } from '../../labels/label-keys.ts';
import type { Label } from '../../labels/labels.ts';
import type { PayMethod } from '../../rules/pay-method-traits.ts';
import { payMethodIssues } from '../../schema/order.ts';
import { offeredPayMethods } from '../../schema/selection.ts';
import type { CheckoutContextValue } from '../context/checkout-context.ts';
import { cx, present } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { Icon } from '../ui/icons.tsx';
import { type Icons, useClassNames } from '../ui/slots.tsx';
import { Notice } from '../ui/status-notice.tsx';
import { withRef } from '../ui/with-ref.ts';
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
export const PayMethods = withRef(function PayMethods(props: PayMethodsProps) {
  const { children, icons, unavailable, className, ...rest } = props;
  const closed: ClosedReason = (checkout, method) => unavailable?.[method] ?? orderReason(checkout, method);
  const isOpen = (value: unknown, at: CheckoutContextValue) => !closed(at, value as PayMethod);
  const field = useSelectionField<HTMLInputElement>('PayMethods', 'payMethod', isOpen);
  const { checkout, error } = field;
  const { moved, choose } = useMoves(field.change);
  const cls = useClassNames();
  const errorId = useId();
  if (checkout.done) return null;
  if (checkout.free) return <NothingToPay label={checkout.label} />;

  const rows = rowsOf(checkout, closed);
  const focusTarget = focusTargetOf(rows);
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
            details={row.chosen ? children : null}
            {...{ name: field.name, onBlur: field.onBlur, choose, label: checkout.label, locked: checkout.locked }}
            isInvalid={Boolean(error)}
            focusTarget={row === focusTarget ? field.ref : undefined}
          />
        ))}
      </div>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  );
});

/** Whether the shopper has chosen, and the function of a choice; always the same one. */
function useMoves(change: (value: unknown) => void) {
  const [moved, setMoved] = useState(false);
  const choose = useCallback(
    (payMethod: PayMethod) => {
      setMoved(true);
      change(payMethod);
    },
    [change],
  );
  return { moved, choose };
}

/** In place of the methods, for an order that costs nothing. */
function NothingToPay({ label }: { label: Label }) {
  return <Notice tone="quiet" icon={<Icon name="info" />} title={label('freeTitle')} />;
}

type ClosedReason = (checkout: CheckoutContextValue, method: PayMethod) => PayMethodRowState['unavailable'];

function rowsOf(checkout: CheckoutContextValue, closed: ClosedReason): PayMethodRowState[] {
  return offeredPayMethods(checkout.merchant).map((payMethod) => ({
    payMethod,
    chosen: checkout.selection.payMethod === payMethod,
    unavailable: closed(checkout, payMethod),
  }));
}

/** The chosen row, or the first where that one is unavailable. */
function focusTargetOf(rows: readonly PayMethodRowState[]): PayMethodRowState | undefined {
  const open = rows.filter((row) => !row.unavailable);
  return open.find((row) => row.chosen) ?? open[0];
}

interface RowProps extends PayMethodRowState {
  icon: ReactNode;
  /** Of the chosen row. */
  details: ReactNode;
  /** Of the field in the form. */
  name: string;
  label: Label;
  locked: boolean;
  isInvalid: boolean;
  /** Of the row whose radio takes the focus when the field is wrong. */
  focusTarget: RefObject<HTMLInputElement | null> | undefined;
  onBlur: () => void;
  choose: (payMethod: PayMethod) => void;
}

// Another choice or amount draws only the rows that it changes.
const Row = memo(function Row(props: RowProps) {
  const { payMethod, chosen, unavailable, icon, details, name, label, locked, isInvalid, focusTarget } = props;
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
          name={name}
          disabled={locked || unavailable !== undefined}
          aria-invalid={isInvalid || undefined}
          ref={focusTarget}
          onBlur={props.onBlur}
          onChange={() => props.choose(payMethod)}
          type="radio"
          className={cls('radio')}
          value={payMethod}
          checked={chosen}
          aria-labelledby={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <RowText id={id} name={label(methodKey(payMethod))} hint={hint && label(hint)} />
        <span className={cls('rowMark')}>{icon ?? <Icon name={payMethod} />}</span>
      </label>
      {details ? <div className={cls('details')}>{details}</div> : null}
    </div>
  );
});

function RowText({ id, name, hint }: { id: string; name: string; hint: string | null | undefined }) {
  const cls = useClassNames();
  return (
    <span className="kc-row-text">
      <span id={id} className={cls('rowName')}>
        {name}
      </span>
      {hint ? (
        <span id={`${id}-hint`} className={cls('rowHint')}>
          {hint}
        </span>
      ) : null}
    </span>
  );
}

/** What in the order this method does not take: a part without VAT, or a field that cannot be read. */
function orderReason({ order }: CheckoutContextValue, method: PayMethod): 'tax-free' | 'shop' | undefined {
  const [issue] = order ? payMethodIssues(order, method) : [];
  if (!issue) return undefined;
  if (issue.code === 'tax-free-pay-method') return 'tax-free';
  warnOnce('order-closes-method', `${issue.field} (${issue.code}) closes ${method}.`);
  return 'shop';
}
