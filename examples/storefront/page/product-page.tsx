import { formatWon } from 'kiwoom-checkout/core';
import { type FormEvent, useState } from 'react';
import { Notice } from './app.tsx';
import { Chair } from './chair.tsx';
import type { Preferences } from './preferences.ts';
import { createOrder, type Shop } from './shop-api.ts';
import type { Words } from './words.ts';

interface Props extends Preferences {
  shop: Shop;
  words: Words;
}

export function ProductPage({ shop, words, language, label }: Props) {
  const [progress, setProgress] = useState<'idle' | 'sending' | 'failed'>('idle');

  async function buy(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const quantity = Number(new FormData(event.currentTarget).get('quantity'));
    setProgress('sending');
    try {
      const { id } = await createOrder(quantity);
      location.assign(`/checkout/${id}`);
    } catch {
      setProgress('failed');
    }
  }

  const { price } = shop.product;
  const { name, option } = shop.product[language];
  return (
    <section className="shop-product">
      <Chair />
      <form onSubmit={buy}>
        <h1>{name}</h1>
        <p className="shop-option">{option}</p>
        <p className="shop-price">{formatWon(price, label)}</p>
        <p>{words.description}</p>
        <label>
          {words.quantity}
          <input
            name="quantity"
            type="number"
            inputMode="numeric"
            min={1}
            max={shop.maxQuantity}
            defaultValue={1}
            required
          />
        </label>
        <button type="submit" className="shop-button" disabled={progress === 'sending'}>
          {progress === 'sending' ? words.buying : words.buy}
        </button>
        {progress === 'failed' ? <Notice words={words}>{words.connectionError}</Notice> : null}
      </form>
    </section>
  );
}
