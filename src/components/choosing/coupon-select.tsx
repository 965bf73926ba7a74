'use client';

import { type ComponentPropsWithRef, type ReactNode, type Ref, useContext, useId, useRef } from 'react';
import { formatWon } from '../../labels/format-won.ts';
import type { Label } from '../../labels/labels.ts';
import { CheckoutContext, type RootValue } from '../context/checkout-context.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { cx, present } from '../ui/class-names.ts';
import { Announcement, FieldError, Select } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';

export interface Coupon {
  id: string;
  /** As the shopper reads it: `가을맞이 5,000원 할인`. */
  label: string;
  /** Won taken off, above 0. */
  discount: number;
  /** Won the order must come to. */
  minimum?: number | undefined;
}

export interface CouponSelectProps extends Omit<ComponentPropsWithRef<'div'>, 'onChange'>, DisplayProps {
  coupons: readonly Coupon[];
  /** Id of the chosen coupon; null for none. */
  value: string | null;
  onChange: (id: string | null) => void;
  /** Won of the order before any coupon; with it, a coupon whose minimum is not reached shows an error. */
  amount?: number | undefined;
  /**
   * What the coupon changed elsewhere, announced under the control with a button that removes the coupon.
   * @default inside a root, that it took the installments away
   */
  announcement?: ReactNode;
}

/** Attributes of the root. */
export interface CouponSelectState {
  /** There is none to choose. @selector [data-closed] */
  closed: boolean;
}

/** A native select of coupons for `OrderSummary`; the shop works out the order. Also works alone. Renders a `<div>`. */
export const CouponSelect = displayed(function CouponSelect(props: CouponSelectProps) {
  const { coupons, value, onChange, amount, announcement, className, ...rest } = props;
  const { label, lang, colorScheme, cls } = usePart();
  const checkout = useContext(CheckoutContext);
  const announced = announcement ?? (checkout && announcementText(checkout, label));
  const select = useRef<HTMLSelectElement>(null);

  function choose(next: string | null) {
    checkout?.couponChosen();
    onChange(next);
  }

  function remove() {
    // The button goes away with the coupon; the focus stays with the choice.
    select.current?.focus();
    choose(null);
  }

  return (
    <div
      {...rest}
      lang={rest.lang ?? lang}
      className={cx('kc', cls('field', 'couponSelect'), className)}
      data-closed={present(coupons.length === 0)}
      data-scheme={colorScheme}
    >
      <CouponField {...{ coupons, value, amount, label, select }} locked={checkout?.locked} onChoose={choose} />
      <Announcement>{announced}</Announcement>
      {announced && value !== null ? (
        <ActionButton kind="text" onClick={remove}>
          {label('couponRemoveButton')}
        </ActionButton>
      ) : null}
    </div>
  );
});

interface CouponFieldProps extends Pick<CouponSelectProps, 'coupons' | 'value' | 'amount'> {
  select: Ref<HTMLSelectElement>;
  label: Label;
  locked: boolean | undefined;
  onChoose: (id: string | null) => void;
}

/** The select with its label and its error. */
function CouponField({ select, coupons, value, amount, label, locked, onChoose }: CouponFieldProps) {
  const cls = useClassNames();
  const id = useId();
  const closed = coupons.length === 0;
  const { minimum = 0 } = coupons.find((coupon) => coupon.id === value) ?? {};
  const problem =
    amount !== undefined && amount < minimum ? label('errorCoupon', { amount: formatWon(minimum, label) }) : undefined;
  return (
    <>
      <label className={cls('label')} htmlFor={id}>
        {label('couponLabel')}
        <span id={`${id}-count`}>{label('couponCount', { n: coupons.length })}</span>
      </label>
      <Select
        ref={select}
        id={id}
        aria-label={label('couponLabel')}
        value={value ?? ''}
        disabled={closed || locked}
        onChange={(event) => onChoose(event.target.value || null)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-count${problem ? ` ${id}-error` : ''}`}
      >
        <option value="">{label(closed ? 'couponOptionEmpty' : 'couponOptionNone')}</option>
        {coupons.map((coupon) => (
          <option key={coupon.id} value={coupon.id}>
            {coupon.label}
          </option>
        ))}
      </Select>
      <FieldError id={`${id}-error`}>{problem}</FieldError>
    </>
  );
}

function announcementText({ announcement }: RootValue, label: Label): string | null {
  return announcement?.by === 'coupon'
    ? label('announceInstallment', { amount: formatWon(announcement.amount, label) })
    : null;
}
