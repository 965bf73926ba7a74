'use client';

import type { ComponentPropsWithRef, Ref } from 'react';
import { formatDateTime } from '../../labels/dates.ts';
import { formatWon } from '../../labels/format-won.ts';
import { methodKey } from '../../labels/label-keys.ts';
import type { Label } from '../../labels/labels.ts';
import type { PaymentIn } from '../../payment/machine/payment-state.ts';
import { isPayMethod, traitsOf } from '../../rules/pay-method-traits.ts';
import { isWebAddress } from '../../schema/web-address.ts';
import type { OrderHref } from '../context/checkout-context.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { ActionLink } from '../ui/action-button.tsx';
import { cx } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { Notice } from '../ui/status-notice.tsx';

export interface PaidReceiptProps extends ComponentPropsWithRef<'div'>, DisplayProps {
  state: PaymentIn<'paid'>;
  /** Where "view order" goes. Without it there is no such button. */
  orderHref?: OrderHref | undefined;
  /** The title, for moving the focus to it. */
  titleRef?: Ref<HTMLHeadingElement> | undefined;
}

/** What was paid, when and how, as the server's record says. Renders a `<div>`. */
export const PaidReceipt = displayed(function PaidReceipt({
  state,
  orderHref,
  titleRef,
  className,
  ...rest
}: PaidReceiptProps) {
  const { label, lang, colorScheme, cls } = usePart();
  const amount = formatWon(state.amount, label);
  const deposited = isPayMethod(state.payMethod) && traitsOf(state.payMethod).deposit;
  const method = methodText(state, label);
  const href = typeof orderHref === 'function' ? orderHref(state) : orderHref;
  return (
    <div {...rest} lang={rest.lang ?? lang} className={cx('kc', cls('paid'), className)} data-scheme={colorScheme}>
      <Notice
        tone="positive"
        icon={<Icon name="done" />}
        title={label(deposited ? 'paidTitleDeposit' : 'paidTitle')}
        titleRef={titleRef}
      >
        {deposited ? <p>{label('paidBodyDeposit', { amount })}</p> : null}
        {state.elsewhere ? <p>{label('paidNoteElsewhere')}</p> : null}
        {state.duplicate ? <p>{duplicateText(state.duplicate, label)}</p> : null}
      </Notice>
      <p className={cls('total')}>
        <span>{label('paidAmount')}</span>
        <strong className="kc-num">{amount}</strong>
      </p>
      <dl className={cls('lines')}>
        {method ? <Fact name={label('paidMethod')}>{method}</Fact> : null}
        <Fact name={label('paidAt')}>{label('dateTime', { ...formatDateTime(state.paidAt, label) })}</Fact>
        <Fact name={label('paidOrderId')}>{state.orderId ?? state.merchantUid}</Fact>
      </dl>
      <ReceiptActions href={href} receiptUrl={receiptLink(state)} label={label} />
    </div>
  );
});

function receiptLink({ receiptUrl }: PaymentIn<'paid'>): string | undefined {
  return receiptUrl && isWebAddress(receiptUrl) ? receiptUrl : undefined;
}

interface ReceiptActionsProps {
  href: string | undefined;
  receiptUrl: string | undefined;
  label: Label;
}

function ReceiptActions({ href, receiptUrl, label }: ReceiptActionsProps) {
  const cls = useClassNames();
  if (!href && !receiptUrl) return null;
  return (
    <div className={cls('actions')}>
      {href ? (
        <ActionLink kind="next" href={href}>
          {label('paidButton')}
        </ActionLink>
      ) : null}
      {receiptUrl ? (
        <ActionLink kind="second" href={receiptUrl} target="_blank" rel="noopener noreferrer">
          {label('paidReceiptButton')}
          <span className="kc-sr">{label('opensInNewWindow')}</span>
        </ActionLink>
      ) : null}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  const cls = useClassNames();
  return (
    <div className={cls('line')}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A second payment of the order goes back by itself, or the shop has to send it back. */
function duplicateText({ amount, refund }: NonNullable<PaymentIn<'paid'>['duplicate']>, label: Label): string {
  const key = refund === 'refunding' || refund === 'refunded' ? 'paidNoteRefund' : 'paidNoteDuplicate';
  return label(key, { amount: formatWon(amount, label) });
}

/** `국민카드 · 3개월`, `가상계좌 · 국민은행`, or the method alone. */
function methodText({ payMethod, cardName, installment, bankName }: PaymentIn<'paid'>, label: Label): string {
  const method = isPayMethod(payMethod) ? label(methodKey(payMethod)) : '';
  if (bankName) return [method, bankName].filter(Boolean).join(' · ');
  const isCard = isPayMethod(payMethod) && traitsOf(payMethod).cardOptions;
  const months = installment
    ? label('installmentMonths', { n: installment })
    : isCard && installment === 0
      ? label('installmentOptionLump')
      : '';
  const card = isCard ? (cardName ?? method) : [method, cardName].filter(Boolean).join(' · ');
  // A narrow screen breaks between the two, and not inside "3 months".
  return [card, months.replace(/ /g, '\u00a0')].filter(Boolean).join(' · ');
}
