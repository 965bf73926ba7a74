import { KiwoomCheckout, type Merchant } from 'kiwoom-checkout';
import 'kiwoom-checkout/styles.css';

const { VITE_PORTONE_USER_CODE, VITE_PORTONE_CHANNEL_KEY, VITE_PORTONE_SDK_URL } = import.meta.env;

const merchant: Merchant = {
  userCode: VITE_PORTONE_USER_CODE,
  channelKey: VITE_PORTONE_CHANNEL_KEY,
  sdkUrl: VITE_PORTONE_SDK_URL, // absent: PortOne's own
  digital: false, // as your contract with Kiwoom Pay says
  cardQuota: [2, 3, 4, 5, 6], // installments that you offer
  redirectUrl: '/pay/return', // the page that a phone comes back to
};

/** The server knows what the order costs, and gives each attempt a number of its own. */
async function startAttempt() {
  const answer = await fetch('/api/orders/1042/attempts', { method: 'POST' });
  if (!answer.ok) throw new Error(`The order could not be started (${answer.status}).`);
  return answer.json();
}

export function Checkout() {
  return <KiwoomCheckout merchant={merchant} orderId="1042" order={startAttempt} endpoint="/api/payments" />;
}
