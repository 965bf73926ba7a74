import { KiwoomCheckout } from 'kiwoom-checkout';
import { type FakePortOne, fakePortOne, fakeVerify, sampleMerchant, sampleOrder } from 'kiwoom-checkout/testing';

interface ShopCheckoutProps {
  /** Of the order: an attempt of an earlier one would be resumed. */
  number?: number;
  sdk?: FakePortOne;
}

let orders = 0;

export function nextOrder(): number {
  orders += 1;
  return orders;
}

const verify = fakeVerify();

/** The whole checkout over a simulated SDK, which is ready at once. */
export function ShopCheckout({ number = 0, sdk = fakePortOne() }: ShopCheckoutProps) {
  const order = sampleOrder({ merchantUid: `order-${number}` });
  return <KiwoomCheckout merchant={sampleMerchant()} order={order} sdk={sdk} verify={verify} />;
}
