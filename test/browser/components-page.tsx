import { useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type Coupon, CouponSelect, KiwoomCheckout } from '../../src/index.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const COUPONS: Coupon[] = [{ id: 'big', label: '단골 20,000원 할인', discount: 20_000 }];

/** A checkout page as a shop would render it on its server. The SDK never comes, so that it stands still. */
export function Page() {
  const [coupon, setCoupon] = useState<string | null>(null);
  const discount = coupon ? 20_000 : 0;
  return (
    <KiwoomCheckout
      merchant={sampleMerchant({ sdkUrl: '/never.js' })}
      order={sampleOrder({ amount: 64_900 - discount })}
      defaultSelection={{ payMethod: 'card', cardIssuer: '381', installment: 3 }}
      verify={() => Promise.reject(new Error('not asked'))}
      summary={<CouponSelect coupons={COUPONS} value={coupon} onChange={setCoupon} />}
    />
  );
}

if (typeof document !== 'undefined') {
  const root = document.getElementById('root');
  if (root) hydrateRoot(root, <Page />);
  document.documentElement.dataset['hydrated'] = '';
}
