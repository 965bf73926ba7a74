import { formatWon } from 'kiwoom-checkout/core';
import { useState } from 'react';
import { type AdminOrder, readOrders, signIn } from './admin-api.ts';
import { AdminPaymentPanel } from './admin-payment.tsx';
import { Notice } from './app.tsx';
import type { Preferences } from './preferences.ts';
import { useLoad } from './use-load.ts';
import type { Words } from './words.ts';

interface Props extends Preferences {
  words: Words;
}

let signedIn: Promise<unknown> | undefined;

/** The server prints an address with the key in its fragment. The key is removed from the address at once. */
async function signInByAddress(): Promise<void> {
  const key = location.hash.slice(1);
  if (!key) return;
  history.replaceState(history.state, '', location.pathname);
  await signIn(key);
}

async function enter(): Promise<AdminOrder[]> {
  // Once, though effects run twice in development.
  signedIn ??= signInByAddress();
  await signedIn;
  return readOrders();
}

export function AdminPage({ words, label }: Props) {
  const orders = useLoad('admin', enter);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section>
      <div className="shop-admin-head">
        <h1>{words.admin}</h1>
        {orders.status === 'loaded' ? (
          <button type="button" className="shop-plain-button" onClick={orders.reload}>
            {words.refresh}
          </button>
        ) : null}
      </div>
      {orders.status === 'loading' ? <p role="status">{words.loading}</p> : null}
      {orders.status === 'failed' || orders.status === 'missing' ? (
        <Notice words={words}>{words.adminClosed}</Notice>
      ) : null}
      {orders.status === 'loaded' && orders.value.length === 0 ? <p>{words.noOrders}</p> : null}
      {orders.status === 'loaded' ? (
        <ul className="shop-admin">
          {orders.value.map((order) => (
            <li key={order.id}>
              <button
                type="button"
                className="shop-admin-row"
                aria-expanded={open === order.id}
                disabled={!order.verdict?.impUid}
                onClick={() => setOpen(open === order.id ? null : order.id)}
              >
                <span className="shop-number">{order.id}</span>
                <span>
                  {words.statuses[order.status]}
                  {order.toRefund.length > 0 ? ` · ${words.toRefund}` : null}
                </span>
                <span className="shop-number">
                  {order.verdict && 'amount' in order.verdict ? formatWon(order.verdict.amount, label) : '–'}
                </span>
              </button>
              {open === order.id ? (
                <Payments order={order} words={words} label={label} onChange={orders.reload} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

interface PaymentsProps {
  order: AdminOrder;
  words: Words;
  label: Preferences['label'];
  onChange: () => void;
}

/** The payment of an order, and those beside it that have to go back. */
function Payments({ order, ...shared }: PaymentsProps) {
  const { words } = shared;
  const panel = (merchantUid: string) => <AdminPaymentPanel {...shared} attempt={{ orderId: order.id, merchantUid }} />;
  return (
    <>
      {order.merchantUid ? panel(order.merchantUid) : null}
      {order.toRefund.map((merchantUid) => (
        <section key={merchantUid} aria-label={words.toRefund}>
          <p>{words.paidTwice}</p>
          {panel(merchantUid)}
        </section>
      ))}
    </>
  );
}
