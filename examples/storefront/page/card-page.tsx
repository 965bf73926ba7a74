import { BillingKeyForm, CardPayment, SavedCardPayment } from 'kiwoom-checkout';
import { useState } from 'react';
import { Notice } from './app.tsx';
import type { Preferences } from './preferences.ts';
import {
  createAttempt,
  readOrder,
  readSavedCard,
  type SavedCardInfo,
  type Shop,
  ShopError,
  type ShopOrder,
} from './shop-api.ts';
import { useLoad } from './use-load.ts';
import type { Words } from './words.ts';

interface Props extends Preferences {
  shop: Shop;
  words: Words;
}

/** Pays an order with a card, without a payment window: a saved card or a new one. */
export function CardPage(props: Props & { orderId: string }) {
  const { words, orderId, shop } = props;
  const loaded = useLoad(orderId, () => Promise.all([readOrder(orderId), readSavedCard(shop.customerUid)]));
  return (
    <section className="shop-result">
      <h1>{words.cardTitle}</h1>
      {loaded.status === 'loading' ? <p role="status">{words.loading}</p> : null}
      {loaded.status === 'missing' ? <Notice words={words}>{words.missing}</Notice> : null}
      {loaded.status === 'failed' ? (
        <Notice words={words} retry={loaded.retry}>
          {words.connectionError}
        </Notice>
      ) : null}
      {loaded.status === 'loaded' ? <PayByCard {...props} shopOrder={loaded.value[0]} saved={loaded.value[1]} /> : null}
    </section>
  );
}

function PayByCard({
  shop,
  words,
  language,
  orderId,
  shopOrder,
  saved,
}: Props & { orderId: string; shopOrder: ShopOrder; saved: SavedCardInfo | null }) {
  const [card, setCard] = useState(saved);
  const [isNew, setNew] = useState(saved === null);
  const { quantity, coupon } = shopOrder;

  async function makeOrder() {
    try {
      return await createAttempt(orderId, { quantity, coupon, locale: language });
    } catch (error) {
      if (error instanceof ShopError && error.status === 409) location.assign(`/orders/${orderId}`);
      throw error;
    }
  }

  const shared = {
    orderId,
    order: makeOrder,
    cardQuota: shop.merchant.cardQuota,
    orderHref: `/orders/${orderId}`,
    retryHref: `/checkout/${orderId}`,
  };
  return (
    <>
      {card ? (
        <fieldset className="shop-choice">
          <legend>{words.whichCard}</legend>
          <label>
            <input type="radio" name="which" checked={!isNew} onChange={() => setNew(false)} /> {words.savedCard}
          </label>
          <label>
            <input type="radio" name="which" checked={isNew} onChange={() => setNew(true)} /> {words.newCard}
          </label>
        </fieldset>
      ) : null}
      {card && !isNew ? (
        <SavedCardPayment
          {...shared}
          customerUid={shop.customerUid}
          card={card}
          onRemoved={() => {
            setCard(null);
            setNew(true);
          }}
        />
      ) : (
        <CardPayment {...shared} fields={{ birth: true, pwd2Digit: true }} customerUid={shop.customerUid} />
      )}
    </>
  );
}

/** Registers a card for later, without a payment. */
export function CardAccountPage({ shop, words }: Props) {
  return (
    <section className="shop-result">
      <h1>{words.registerTitle}</h1>
      <BillingKeyForm customerUid={shop.customerUid} fields={{ birth: true, pwd2Digit: true }} />
    </section>
  );
}
