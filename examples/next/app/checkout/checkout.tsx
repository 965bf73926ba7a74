'use client';

import { KiwoomCheckout, type Merchant } from 'kiwoom-checkout';

/** The server knows what the order costs, and gives each attempt a number of its own. */
async function startAttempt() {
  const answer = await fetch('/api/orders/1042/attempts', { method: 'POST' });
  if (!answer.ok) throw new Error(`The order could not be started (${answer.status}).`);
  return answer.json();
}

/** Functions belong to the browser, so they are here and not in the page. */
export function Checkout({ merchant }: { merchant: Merchant }) {
  return <KiwoomCheckout merchant={merchant} orderId="1042" order={startAttempt} endpoint="/api/payments" />;
}
