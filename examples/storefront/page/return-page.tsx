import { PaymentReturn } from 'kiwoom-checkout';
import type { Preferences } from './preferences.ts';
import type { Words } from './words.ts';

interface Props extends Preferences {
  words: Words;
}

/** The page that phones return to; the shop put its order number into the URL. */
export function ReturnPage({ words }: Props) {
  const orderId = new URLSearchParams(location.search).get('order') ?? '';
  return (
    <section className="shop-result">
      <h1>{words.result}</h1>
      <PaymentReturn orderHref={`/orders/${orderId}`} retryHref={`/checkout/${orderId}`} />
    </section>
  );
}
