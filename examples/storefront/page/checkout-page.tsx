import { CouponSelect, KiwoomCheckout, type Merchant, type PaymentState } from 'kiwoom-checkout';
import { useMemo, useState } from 'react';
import { Notice } from './app.tsx';
import type { Preferences } from './preferences.ts';
import { createAttempt, readOrder, type Shop, ShopError, type ShopOrder } from './shop-api.ts';
import { useLoad } from './use-load.ts';
import type { Words } from './words.ts';

interface Props extends Preferences {
  shop: Shop;
  words: Words;
  orderId: string;
}

export function CheckoutPage(props: Props) {
  const { words, orderId } = props;
  const order = useLoad(orderId, () => readOrder(orderId));
  const [status, setStatus] = useState<PaymentState['status']>('preparing');
  return (
    <>
      <h1>{words.checkout}</h1>
      {order.status === 'loading' ? <p role="status">{words.loading}</p> : null}
      {order.status === 'missing' ? <Notice words={words}>{words.missing}</Notice> : null}
      {order.status === 'failed' ? (
        <Notice words={words} retry={order.retry}>
          {words.connectionError}
        </Notice>
      ) : null}
      {order.status === 'loaded' ? (
        <>
          <Checkout {...props} shopOrder={order.value} onStatus={setStatus} />
          {MAY_PAY.has(status) ? (
            <p className="shop-other-way">
              <a href={`/checkout/${orderId}/card`}>{words.card}</a>
            </p>
          ) : null}
        </>
      ) : null}
    </>
  );
}

/** Paying by card number is offered only while no payment was made or may have been made. */
const MAY_PAY: ReadonlySet<PaymentState['status']> = new Set(['preparing', 'ready', 'cancelled', 'failed']);

interface CheckoutProps extends Props {
  shopOrder: ShopOrder;
  onStatus: (status: PaymentState['status']) => void;
}

function Checkout({ shop, words, language, orderId, shopOrder, onStatus }: CheckoutProps) {
  const [quantity, setQuantity] = useState(shopOrder.quantity);
  const [coupon, setCoupon] = useState(shopOrder.coupon);
  const merchant = useMemo(
    (): Merchant => ({
      ...shop.merchant,
      digital: false,
      redirectUrl: `/pay/return?order=${orderId}`,
    }),
    [shop, orderId],
  );
  const goods = shop.product.price * quantity;
  const usable = shop.coupons
    .filter(({ minimum }) => goods >= minimum)
    .map((offer) => ({ ...offer, label: offer.label[language] }));

  async function makeOrder() {
    try {
      return await createAttempt(orderId, { quantity, coupon, locale: language });
    } catch (error) {
      // Already paid in another tab or by a deposit, or waiting for a deposit: the order page shows it.
      if (error instanceof ShopError && error.status === 409) location.assign(`/orders/${orderId}`);
      throw error;
    }
  }

  function changeQuantity(next: number) {
    setQuantity(next);
    const chosen = shop.coupons.find(({ id }) => id === coupon);
    if (chosen && shop.product.price * next < chosen.minimum) setCoupon(null);
  }

  return (
    <KiwoomCheckout
      merchant={merchant}
      orderId={orderId}
      order={makeOrder}
      orderVersion={`${quantity}/${coupon ?? ''}`}
      orderHref={`/orders/${orderId}`}
      onStateChange={(state) => onStatus(state.status)}
      summary={
        <>
          <label className="shop-quantity">
            {words.quantity}
            <select value={quantity} onChange={(event) => changeQuantity(Number(event.target.value))}>
              {Array.from({ length: shop.maxQuantity }, (_, index) => index + 1).map((n) => (
                <option key={n}>{n}</option>
              ))}
            </select>
          </label>
          <CouponSelect coupons={usable} value={coupon} onChange={setCoupon} amount={goods} />
        </>
      }
    />
  );
}
