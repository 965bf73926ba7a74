'use client';

import { type ComponentPropsWithRef, useEffect, useId, useRef } from 'react';
import { formatWon } from '../../labels/format-won.ts';
import { errorKey } from '../../labels/label-keys.ts';
import type { Label } from '../../labels/labels.ts';
import { monthsOfIssuer } from '../../rules/card-issuer-codes.ts';
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
import type { Fallback } from './use-fallback.ts';
import { useSelection, useSelectionField } from './use-selection.ts';

export interface InstallmentsProps extends ComponentPropsWithRef<'div'> {}

export interface InstallmentsState {
  /** Only a lump sum can be chosen; the reason stands under the control. @selector [data-closed] */
  closed: boolean;
}

/**
 * A native select of months with the monthly amount; interest is the issuer's and not in it. Where only a lump sum is
 * possible it stays in its place, closed, with the reason. When the amount falls below what the chosen month needs, the
 * choice goes back to a lump sum and the part says so, or the `CouponSelect` that brought it about.
 *
 * Renders a `<div>`, and nothing unless the chosen method is the card.
 */
export function Installments({ className, ...rest }: InstallmentsProps) {
  const { checkout, field, error } = useSelectionField('Installments', 'installment');
  const { payMethod, cardIssuer } = useSelection(checkout);
  const id = useId();
  const cls = useClassNames();
  const shown = !checkout.done && payMethod !== undefined && traitsOf(payMethod).cardOptions;
  const months = Number(field.value ?? 0);
  const terms = termsOf(checkout, cardIssuer);
  useLumpSumFallback({ terms, months, choose: field.onChange, shown, fallback: checkout.fallback });
  if (!shown) return null;

  const { label, locked, order } = checkout;
  const { fallen } = checkout.fallback;
  const closed = terms ? installmentsClosedBecause(terms) : null;
  const narrowed = terms && !closed && !isInstallmentAllowed({ ...terms, months });
  const options = terms ? optionsOf(terms, months, Boolean(narrowed)) : LUMP_SUM;
  const longest = options.findLast((option) => option.months !== months)?.months ?? 0;
  const problem = narrowed ? label('errorInstallmentMonths', { n: longest }) : error;
  const hint = closed ? label(errorKey(`installment-${closed}`)) : label('installmentNote');
  return (
    <div {...rest} className={cx('kc', cls('field', 'installments'), className)} data-closed={present(closed !== null)}>
      <label className={cls('label')} htmlFor={id}>
        {label('installmentLabel')}
      </label>
      <Select
        {...field}
        id={id}
        value={months}
        closed={closed !== null}
        disabled={locked || closed !== null || !order}
        onChange={(event) => field.onChange(Number(event.target.value))}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint${problem ? ` ${id}-error` : ''}`}
      >
        {options.map((option) => (
          <option key={option.months} value={option.months}>
            {optionText(option, label)}
          </option>
        ))}
      </Select>
      <FieldError id={`${id}-error`}>{problem}</FieldError>
      <p id={`${id}-hint`} className={cls('hint')} hidden={Boolean(problem)}>
        {hint}
      </p>
      <Announcement>
        {fallen && !fallen.byCoupon ? label('announceInstallment', { amount: formatWon(fallen.amount, label) }) : null}
      </Announcement>
    </div>
  );
}

const LUMP_SUM: readonly InstallmentOption[] = [{ months: 0 }];

function termsOf(
  { order, merchant }: CheckoutContextValue,
  cardIssuer: Parameters<typeof monthsOfIssuer>[0]['cardIssuer'],
): InstallmentTerms | null {
  if (!order) return null;
  const issuerMonths = monthsOfIssuer({ issuerQuotas: merchant.issuerQuotas, cardIssuer });
  return { amount: order.amount, cardQuota: merchant.cardQuota, issuerMonths };
}

/** A month that another issuer allowed stays in sight beside its error, instead of turning into something else unseen. */
function optionsOf(terms: InstallmentTerms, months: number, keep: boolean): readonly InstallmentOption[] {
  const offered = installmentOptions(terms);
  if (!keep) return offered;
  const kept = installmentOptions({ ...terms, issuerMonths: [months] });
  return [...offered, ...kept.filter((option) => option.months !== 0)].sort((a, b) => a.months - b.months);
}

export function optionText(option: InstallmentOption, label: Label): string {
  if (option.monthly === undefined) return label('installmentOptionLump');
  const params = { n: option.months, amount: formatWon(option.monthly, label) };
  return label(option.firstMonth === undefined ? 'installmentOption' : 'installmentOptionAbout', params);
}

interface FallbackOptions {
  terms: InstallmentTerms | null;
  months: number;
  choose: (months: number) => void;
  shown: boolean;
  fallback: Fallback;
}

/** Keeps the choice within what the amount and the shop allow, and notes when a new amount took the months away. */
function useLumpSumFallback({ terms, months, choose, shown, fallback }: FallbackOptions): void {
  const known = useRef(terms?.amount);
  useEffect(() => {
    if (!terms) return;
    const isNew = known.current !== undefined && known.current !== terms.amount;
    known.current = terms.amount;
    const impossible =
      installmentsClosedBecause(terms) !== null || !isInstallmentAllowed({ ...terms, issuerMonths: undefined, months });
    const taken = months !== 0 && impossible;
    if (taken) choose(0);
    // Months nobody saw are not missed.
    if (isNew) fallback.amountChanged(taken && shown ? terms.amount : null);
    else if (months !== 0) fallback.monthsChosen();
  });
}
