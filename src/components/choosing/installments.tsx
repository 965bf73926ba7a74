'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import { formatWon } from '../../labels/format-won.ts';
import { errorKey } from '../../labels/label-keys.ts';
import type { Label } from '../../labels/labels.ts';
import {
  type InstallmentOption,
  type InstallmentTerms,
  installmentOptions,
  installmentsClosedBecause,
  isInstallmentAllowed,
} from '../../rules/installment-rules.ts';
import { traitsOf } from '../../rules/pay-method-traits.ts';
import type { CheckoutContextValue } from '../context/checkout-context.ts';
import { cx, present } from '../ui/class-names.ts';
import { Announcement, FieldError, Select } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';
import { installmentTerms } from './selection-in-force.ts';
import { useSelectionField } from './use-selection-field.ts';

export interface InstallmentsProps extends ComponentPropsWithRef<'div'> {}

export interface InstallmentsState {
  /** Only a lump sum can be chosen; the reason is under the control. @selector [data-closed] */
  closed: boolean;
}

/**
 * A native select of months with the monthly amount; interest is the issuer's and not in it. Where only a lump sum is
 * possible it stays in its place, closed, with the reason. When the amount falls below what the chosen month needs, the
 * part shows a lump sum and announces it, or the `CouponSelect` that caused it does; the months come back with the amount.
 *
 * Renders a `<div>`, and nothing unless the chosen method is the card.
 */
export const Installments = withRef(function Installments({ className, ...rest }: InstallmentsProps) {
  const { checkout, name, ref, change, onBlur, error } = useSelectionField<HTMLSelectElement>(
    'Installments',
    'installment',
  );
  const id = useId();
  const cls = useClassNames();
  const { order, label, locked, selection } = checkout;
  if (checkout.done || checkout.free || !traitsOf(selection.payMethod).cardOptions) return null;

  const { months, options, closed, problem = error, hint } = viewOf(checkout);
  return (
    <div {...rest} className={cx('kc', cls('field', 'installments'), className)} data-closed={present(closed)}>
      <label className={cls('label')} htmlFor={id}>
        {label('installmentLabel')}
      </label>
      <Select
        ref={ref}
        name={name}
        id={id}
        value={months}
        closed={closed}
        disabled={locked || closed || !order}
        onChange={(event) => change(Number(event.target.value))}
        onBlur={onBlur}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint${problem ? ` ${id}-error` : ''}`}
      >
        <MonthOptions options={options} label={label} />
      </Select>
      <FieldError id={`${id}-error`}>{problem}</FieldError>
      <p id={`${id}-hint`} className={cls('hint')} hidden={Boolean(problem)}>
        {hint}
      </p>
      <LumpSumAnnouncement checkout={checkout} />
    </div>
  );
});

interface InstallmentsView {
  /** 0 is a lump sum. */
  months: number;
  options: readonly InstallmentOption[];
  closed: boolean;
  /** The chosen issuer does not allow the chosen months. */
  problem: string | undefined;
  hint: string;
}

function viewOf({ merchant, order, label, selection }: CheckoutContextValue): InstallmentsView {
  const { cardIssuer, installment: months = 0 } = selection;
  const terms = installmentTerms(cardIssuer, { merchant, amount: order?.amount });
  const closed = terms ? installmentsClosedBecause(terms) : null;
  const narrowed = terms && !closed && !isInstallmentAllowed({ ...terms, months });
  const options = terms ? optionsOf(terms, months, Boolean(narrowed)) : LUMP_SUM;
  const longest = Math.max(0, ...options.map((option) => option.months).filter((option) => option !== months));
  return {
    months,
    options,
    closed: closed !== null,
    problem: narrowed ? label('errorInstallmentMonths', { n: longest }) : undefined,
    hint: closed ? label(errorKey(`installment-${closed}`)) : label('installmentNote'),
  };
}

function MonthOptions({ options, label }: { options: readonly InstallmentOption[]; label: Label }) {
  return options.map((option) => (
    <option key={option.months} value={option.months}>
      {optionText(option, label)}
    </option>
  ));
}

/** Announces that a new amount took the months away. */
function LumpSumAnnouncement({ checkout: { announcement, label } }: { checkout: CheckoutContextValue }) {
  return (
    <Announcement>
      {announcement?.by === 'installments'
        ? label('announceInstallment', { amount: formatWon(announcement.amount, label) })
        : null}
    </Announcement>
  );
}

const LUMP_SUM: readonly InstallmentOption[] = [{ months: 0 }];

/** A month that another issuer allowed stays visible beside its error, instead of changing without notice. */
function optionsOf(terms: InstallmentTerms, months: number, keep: boolean): readonly InstallmentOption[] {
  const offered = installmentOptions(terms);
  if (!keep) return offered;
  const current = installmentOptions({ ...terms, issuerMonths: [months] });
  return [...offered, ...current.filter((option) => option.months !== 0)].sort((a, b) => a.months - b.months);
}

export function optionText(option: InstallmentOption, label: Label): string {
  if (option.monthly === undefined) return label('installmentOptionLump');
  const params = { n: option.months, amount: formatWon(option.monthly, label) };
  return label(option.firstMonth === undefined ? 'installmentOption' : 'installmentOptionAbout', params);
}
