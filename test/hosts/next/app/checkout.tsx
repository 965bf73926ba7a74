'use client';

import { KiwoomCheckout, type Merchant } from 'kiwoom-checkout';
import { components } from './components';

const items = [{ name: '노르웨이 회전 의자', amount: 64_900, image: '/chair.png' }];

export function Checkout({ merchant }: { merchant: Merchant }) {
  return (
    <KiwoomCheckout
      merchant={merchant}
      orderId="1042"
      order={(attempt) => ({ merchantUid: `order-1042-${attempt}`, name: '노르웨이 회전 의자', amount: 64_900, items })}
      endpoint="/api/payments"
      orderHref="/orders/1042"
      components={components}
    />
  );
}
