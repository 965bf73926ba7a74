import type { CheckoutErrorCode } from '../../src/errors/checkout-error.ts';

interface MisuseNote {
  /** Where a developer meets it. */
  seen: string;
  /** A right use, as a whole module. */
  example?: string;
}

const RENDERED = 'Thrown while the part renders.';
const REFUSED = 'In the console; the checkout shows `failed` with `shop-setting`, and `raw.code` is this code.';
const BUILT = '`buildRequest` throws it.';

const ORDER = `import { KiwoomCheckout, type Merchant, type Order } from 'kiwoom-checkout';

const merchant: Merchant = { userCode: 'imp00000000', channelKey: 'channel-key-…', digital: false };

/** The server answers with { merchantUid, name, amount }, and with another merchantUid for each attempt. */
async function orderOf(attempt: number): Promise<Order> {
  const response = await fetch('/api/orders/1042/attempts', { method: 'POST', body: JSON.stringify({ attempt }) });
  if (!response.ok) throw new Error(\`The order was answered with \${response.status}.\`);
  return response.json();
}

export const Checkout = () => (
  <KiwoomCheckout merchant={merchant} orderId="1042" order={orderOf} endpoint="/api/payments" />
);`;

const NAME = `import type { Order } from 'kiwoom-checkout';
import { orderName } from 'kiwoom-checkout/core';

export const order: Order = {
  merchantUid: '1042-1', // new for each attempt
  orderId: '1042',
  name: orderName(['노르웨이 의자 – 블랙', '쿠션']), // 1 to 40 characters that the window can display
  amount: 64_900, // whole won, a number
};`;

const MERCHANT = `import type { Merchant } from 'kiwoom-checkout';

export const merchant: Merchant = {
  userCode: 'imp00000000', // the merchant code in the PortOne console
  channelKey: 'channel-key-…', // the key of its Kiwoom Pay channel
  digital: false, // required: as the contract says
  cardQuota: [2, 3, 4, 5, 6],
  redirectUrl: '/pay/return',
};`;

const LOCALE = `import { KiwoomCheckout, type Merchant, type Order } from 'kiwoom-checkout';
import { en } from 'kiwoom-checkout/locales/en';

export const Checkout = (props: { merchant: Merchant; order: Order }) => (
  <KiwoomCheckout {...props} endpoint="/api/payments" locale={en} />
);`;

const HOOK = `import { type Merchant, type Order, payableOrder, usePayment } from 'kiwoom-checkout';

export function BuyNow({ merchant, order }: { merchant: Merchant; order: Order }) {
  const { state, pay } = usePayment({ merchant, order, endpoint: '/api/payments' });
  return (
    <button type="button" disabled={payableOrder(state) === null} onClick={() => void pay({ payMethod: 'card' })}>
      Pay
    </button>
  );
}`;

/** Where each code of `CheckoutError` is met. Its text has the cause and the remedy. */
export const MISUSE_NOTES: Record<CheckoutErrorCode, MisuseNote> = {
  'invalid-order': { seen: `${REFUSED} ${BUILT}`, example: NAME },
  'invalid-merchant': { seen: `${RENDERED} ${BUILT}`, example: MERCHANT },
  'invalid-selection': {
    seen: `\`pay()\` rejects with it, and nothing was opened; a press of the pay button reports it as an unhandled rejection. ${BUILT}`,
  },
  'redirect-url-missing': { seen: `${REFUSED} Only on phones; a desktop gets a warning. ${BUILT}` },
  'bad-card-quota': { seen: '`buildCardQuota` and `parseCardQuota` throw it.' },
  'two-merchants': { seen: REFUSED },
  'no-agency': { seen: REFUSED },
  'part-outside-root': { seen: RENDERED },
  'locale-not-imported': { seen: `${RENDERED} Only in development; production shows Korean.`, example: LOCALE },
  'form-missing': { seen: RENDERED },
  'verify-missing': { seen: RENDERED },
  'order-id-missing': { seen: RENDERED },
  'verify-twice': { seen: RENDERED },
  'order-failed': {
    seen: 'In the console; the checkout shows `failed` with `order-not-loaded`, or with `offline`.',
    example: ORDER,
  },
  'not-ready': { seen: '`pay()` rejects with it, and nothing was opened.', example: HOOK },
  'not-an-sdk': { seen: REFUSED },
  'invalid-option': { seen: RENDERED },
};
