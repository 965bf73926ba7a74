'use client';

import type { ComponentPropsWithRef } from 'react';
import { formatDateTime } from '../../labels/dates.ts';
import { formatWon } from '../../labels/format-won.ts';
import { issuerKey, methodKey } from '../../labels/label-keys.ts';
import { toDeadline } from '../../rules/deposit-due.ts';
import { type InstallmentOption, installmentOptions } from '../../rules/installment-rules.ts';
import { traitsOf } from '../../rules/pay-method-traits.ts';
import { type CheckoutContextValue, useCheckout } from '../context/checkout-context.ts';
import { cx } from '../ui/class-names.ts';
import { useClassNames } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';

export interface ChoiceLineProps extends ComponentPropsWithRef<'p'> {}

/** Repeats the choice above the button: the method, and what it means in months or until when. Renders a `<p>`. */
export const ChoiceLine = withRef(function ChoiceLine({ className, ...rest }: ChoiceLineProps) {
  const cls = useClassNames();
  const checkout = useCheckout('ChoiceLine');
  if (checkout.free) return null;
  const [chosen, meaning] = wordsOf(checkout);
  return (
    <p {...rest} className={cx('kc', cls('choiceLine'), className)}>
      <span>{chosen}</span>
      <span className="kc-num">{meaning}</span>
    </p>
  );
});

type Words = [chosen: string, meaning?: string];

function wordsOf(checkout: CheckoutContextValue): Words {
  const { payMethod } = checkout.selection;
  const method = checkout.label(methodKey(payMethod));
  const { cardOptions, deposit } = traitsOf(payMethod);
  if (cardOptions) return cardWords(method, checkout);
  return deposit ? [method, dueWords(checkout)] : [method];
}

function cardWords(method: string, { order, merchant, label, selection }: CheckoutContextValue): Words {
  const { cardIssuer, installment } = selection;
  const issuer = cardIssuer ? label(issuerKey(cardIssuer)) : method;
  // Left to the payment window, or not known to be possible before there is an amount.
  if (installment === undefined || (installment !== 0 && !order)) return [issuer];
  const options: readonly InstallmentOption[] = order
    ? installmentOptions({ amount: order.amount, cardQuota: merchant.cardQuota })
    : [];
  const option = options.find(({ months }) => months === installment);
  if (!option || option.monthly === undefined) return [label('choiceLineLump', { issuer })];
  const amount = formatWon(option.monthly, label);
  return [
    label('choiceLineMonths', { issuer, n: option.months }),
    label(option.firstMonth === undefined ? 'choiceLineMonthly' : 'choiceLineMonthlyAbout', { amount }),
  ];
}

function dueWords({ order, label }: CheckoutContextValue): string {
  const due = toDeadline(order?.vbankDue);
  return due ? label('choiceLineVbank', { ...formatDateTime(due.getTime() / 1000, label) }) : '';
}
