import { formatWon, type Label } from 'kiwoom-checkout/core';
import { useId } from 'react';
import { type AdminOrder, type Alert, closeAlert } from './admin-api.ts';
import { AdminPaymentPanel } from './admin-payment.tsx';
import type { Words } from './words.ts';

interface Props {
  alert: Alert;
  /** The order it is about, where the shop has it. */
  order: AdminOrder | null;
  words: Words;
  label: Label;
  onChange: () => void;
}

/** Nothing was delivered for these payments. */
const SURPLUS: ReadonlySet<Alert['code']> = new Set(['duplicate', 'refund-needed', 'mismatch']);

/** A payment that needs a person: what is wrong with it, and what can be done about it. */
export function AlertNotice({ alert, order, ...shared }: Props) {
  const { words, label, onChange } = shared;
  const titleId = useId();
  const { code, merchantUid, impUid, amount } = alert;
  return (
    <section className="shop-admin-alert" aria-labelledby={titleId}>
      <h2 id={titleId}>{words.toCheck}</h2>
      <p>
        {words.alerts[code]}{' '}
        <span className="shop-number">
          {merchantUid}
          {amount === null ? null : ` · ${formatWon(amount, label)}`}
        </span>
      </p>
      {order && impUid && SURPLUS.has(code) ? (
        <AdminPaymentPanel {...shared} of={{ orderId: order.id, merchantUid, impUid }} isSurplus />
      ) : null}
      <button
        type="button"
        className="shop-plain-button"
        onClick={() => void closeAlert(alert).then(onChange, onChange)}
      >
        {words.closeAlert}
      </button>
    </section>
  );
}
