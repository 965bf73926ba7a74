import { formatWon } from 'kiwoom-checkout/core';
import { useState } from 'react';
import { AlertNotice } from './admin-alert.tsx';
import { type AdminOrder, type AdminOrders, type Alert, readOrders, signIn } from './admin-api.ts';
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

async function enter(): Promise<AdminOrders> {
  // Once, though effects run twice in development.
  signedIn ??= signInByAddress();
  await signedIn;
  return readOrders();
}

export function AdminPage({ words, label }: Props) {
  const loaded = useLoad('admin', enter);
  return (
    <section>
      <div className="shop-admin-head">
        <h1>{words.admin}</h1>
        {loaded.status === 'loaded' ? (
          <button type="button" className="shop-plain-button" onClick={loaded.reload}>
            {words.refresh}
          </button>
        ) : null}
      </div>
      {loaded.status === 'loading' ? <p role="status">{words.loading}</p> : null}
      {loaded.status === 'failed' || loaded.status === 'missing' ? (
        <Notice words={words}>{words.adminClosed}</Notice>
      ) : null}
      {loaded.status === 'loaded' ? (
        <OrderList {...loaded.value} words={words} label={label} onChange={loaded.reload} />
      ) : null}
    </section>
  );
}

interface Shared {
  alerts: Alert[];
  words: Words;
  label: Preferences['label'];
  onChange: () => void;
}

function OrderList({ orders, alerts, ...shared }: AdminOrders & Shared) {
  const { words } = shared;
  const isListed = ({ orderId }: Alert) => orders.some(({ id }) => id === orderId);
  return (
    <>
      {alerts
        .filter((alert) => !isListed(alert))
        .map((alert) => (
          <AlertNotice {...shared} key={alert.id} alert={alert} order={null} />
        ))}
      {orders.length === 0 ? <p>{words.noOrders}</p> : null}
      <ul className="shop-admin">
        {orders.map((order) => (
          <OrderRow
            {...shared}
            key={order.id}
            order={order}
            alerts={alerts.filter(({ orderId }) => orderId === order.id)}
          />
        ))}
      </ul>
    </>
  );
}

function OrderRow({ order, alerts, ...shared }: Shared & { order: AdminOrder }) {
  const { words, label } = shared;
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <button
        type="button"
        className="shop-admin-row"
        aria-expanded={isOpen}
        disabled={!order.verdict?.impUid && alerts.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="shop-number">{order.id}</span>
        <span>
          {words.statuses[order.status]}
          {alerts.length > 0 ? ` · ${words.toCheck}` : null}
        </span>
        <span className="shop-number">
          {order.verdict && 'amount' in order.verdict ? formatWon(order.verdict.amount, label) : '–'}
        </span>
      </button>
      {isOpen && order.merchantUid && order.verdict?.impUid ? (
        <AdminPaymentPanel {...shared} of={{ orderId: order.id, merchantUid: order.merchantUid }} />
      ) : null}
      {isOpen ? alerts.map((alert) => <AlertNotice {...shared} key={alert.id} alert={alert} order={order} />) : null}
    </li>
  );
}
