import { PaymentReturn } from 'kiwoom-checkout';
import { Notice } from './app.tsx';
import type { Preferences } from './preferences.ts';
import { readOrder } from './shop-api.ts';
import { useLoad } from './use-load.ts';
import type { Words } from './words.ts';

interface Props extends Preferences {
  words: Words;
  orderId: string;
}

/** The page of one order: paid, waiting for a deposit, or not paid. */
export function OrderPage({ words, orderId }: Props) {
  const order = useLoad(orderId, () => readOrder(orderId));
  return (
    <section className="shop-result">
      <h1>
        {words.order} <span className="shop-number">{orderId}</span>
      </h1>
      {order.status === 'loading' ? <p role="status">{words.loading}</p> : null}
      {order.status === 'missing' ? <Notice words={words}>{words.missing}</Notice> : null}
      {order.status === 'failed' ? (
        <Notice words={words} retry={order.retry}>
          {words.connectionError}
        </Notice>
      ) : null}
      {order.status === 'loaded' && order.value.status === 'refunded' ? <p>{words.refunded}</p> : null}
      {order.status === 'loaded' && order.value.status !== 'refunded' && order.value.merchantUid ? (
        <PaymentReturn merchantUid={order.value.merchantUid} retryHref={`/checkout/${orderId}`} />
      ) : null}
      {order.status === 'loaded' && !order.value.merchantUid ? (
        <>
          <p>{words.open}</p>
          <a className="shop-button" href={`/checkout/${orderId}`}>
            {words.toCheckout}
          </a>
        </>
      ) : null}
    </section>
  );
}
