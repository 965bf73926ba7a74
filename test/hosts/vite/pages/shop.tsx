import { KiwoomCheckout, type KiwoomCheckoutProps, type Merchant, type Order } from 'kiwoom-checkout';
import { SANDBOX_CHANNEL_KEY, SANDBOX_USER_CODE } from 'kiwoom-checkout/sandbox';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const query = new URLSearchParams(location.search);
/** Where the shop's API is: empty for this origin. */
const api = query.get('api') ?? '';

export const isDark = query.has('dark');

const merchant: Merchant = {
  userCode: SANDBOX_USER_CODE,
  channelKey: SANDBOX_CHANNEL_KEY,
  digital: false,
  cardQuota: [2, 3, 4, 5, 6],
  redirectUrl: '/pay/return',
  sdkUrl: `${api}/__sandbox/v1/iamport.js`,
};

const orderOf = (attempt: number): Order => ({
  merchantUid: `order-1042-${attempt}`,
  name: '노르웨이 회전 의자 외 1건',
  amount: 64_900,
  buyer: { name: '김보라', email: 'bora@example.com', tel: '010-1234-5678' },
  items: [
    { name: '노르웨이 회전 의자', option: '자작나무', quantity: 1, amount: 52_900 },
    { name: '양모 방석', quantity: 1, amount: 9_000 },
  ],
  lines: [{ label: '배송비', amount: 3_000 }],
});

type Adding = Pick<KiwoomCheckoutProps, 'className' | 'classNames' | 'components' | 'colorScheme'>;

/** The checkout of every page, with what the page adds to it. */
export function Checkout(props: Adding) {
  return (
    <KiwoomCheckout merchant={merchant} orderId="1042" order={orderOf} endpoint={`${api}/api/payments`} {...props} />
  );
}

export function show(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
