import { ShipmentForm } from 'kiwoom-checkout';
import { formatWon, type Label } from 'kiwoom-checkout/core';
import { type FormEvent, useState } from 'react';
import {
  type AdminPayment,
  cancelPayment,
  issueReceipt,
  type OrderPayment,
  readPayment,
  refundPayment,
  verifyAgain,
} from './admin-api.ts';
import { RefundForm } from './refund-form.tsx';
import { ShopError } from './shop-api.ts';
import { useLoad } from './use-load.ts';
import type { Words } from './words.ts';

interface Props {
  of: OrderPayment;
  /** Nothing was delivered for it, and all of it goes back. */
  isSurplus?: boolean;
  words: Words;
  label: Label;
  /** Something about the order changed. */
  onChange: () => void;
}

/** The current record of one payment, and what the staff may do with it. */
export function AdminPaymentPanel(props: Props) {
  const { of, words } = props;
  const payment = useLoad(`${of.merchantUid} ${of.impUid ?? ''}`, () => readPayment(of));
  if (payment.status === 'loading') return <p role="status">{words.loading}</p>;
  if (payment.status !== 'loaded') return <p role="alert">{words.connectionError}</p>;
  return <Actions {...props} payment={payment.value} reload={payment.reload} />;
}

function Actions({
  of,
  isSurplus = false,
  words,
  label,
  onChange,
  payment,
  reload,
}: Props & { payment: AdminPayment; reload: () => void }) {
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const { record, shipment, receipt } = payment;
  const left = record.amount - record.cancelAmount;
  const isPaid = record.status === 'paid' && left > 0;
  const takesReceipt = record.payMethod === 'trans' || record.payMethod === 'vbank';

  async function run(action: () => Promise<unknown>) {
    setBusy(true);
    setMessage('');
    try {
      await action();
      setMessage(words.done);
      reload();
      onChange();
    } catch (error) {
      setMessage(error instanceof ShopError && error.reason ? error.reason : words.connectionError);
    } finally {
      setBusy(false);
    }
  }

  function onReceipt(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const identifier = String(new FormData(event.currentTarget).get('identifier'));
    void run(() => issueReceipt(of, identifier));
  }

  return (
    <div className="shop-admin-panel">
      <dl>
        <dt>imp_uid</dt>
        <dd>{record.impUid}</dd>
        <dt>{words.method}</dt>
        <dd>{[record.payMethod, record.cardName, record.cardNumber].filter(Boolean).join(' · ')}</dd>
        <dt>{words.state}</dt>
        <dd>{record.status}</dd>
        <dt>{words.cancelled}</dt>
        <dd>{formatWon(record.cancelAmount, label)}</dd>
        {receipt ? (
          <>
            <dt>{words.receipt}</dt>
            <dd>{receipt.applyNum}</dd>
          </>
        ) : null}
      </dl>
      <button
        type="button"
        className="shop-plain-button"
        disabled={busy}
        onClick={() => void run(() => verifyAgain(of))}
      >
        {words.verifyAgain}
      </button>
      {isPaid ? (
        <RefundForm
          words={words}
          left={left}
          needsAccount={record.payMethod === 'vbank'}
          isWhole={isSurplus}
          busy={busy}
          onRefund={(refund) => void run(() => (isSurplus ? refundPayment : cancelPayment)(of, refund))}
        />
      ) : null}
      {isPaid && !isSurplus && takesReceipt && !receipt ? (
        <form onSubmit={onReceipt}>
          <label>
            {words.receiptNumber}
            <input name="identifier" inputMode="numeric" required />
          </label>
          <button type="submit" className="shop-plain-button" disabled={busy}>
            {words.issueReceipt}
          </button>
        </form>
      ) : null}
      <p role="status">{message}</p>
      {isPaid && !isSurplus && record.escrow ? (
        <ShipmentForm
          impUid={record.impUid}
          {...(shipment ? { shipment: { logis: { company: shipment.company, invoice: shipment.invoice } } } : {})}
        />
      ) : null}
    </div>
  );
}
