import { JSDOM } from 'jsdom';
import { createElement, Fragment } from 'react';
import { renderToString } from 'react-dom/server';
import { elementsOf, readMarkup } from '../browser/markup.ts';
import { ShopCheckout } from '../browser/shop-checkout.tsx';
import type { Row } from '../row.ts';
import { timeInTurns } from './time-calls.ts';

/** The whole checkout on a server, beside its elements without components. */
export function renderRows(): Row[] {
  const html = renderToString(createElement(ShopCheckout));
  const { window } = new JSDOM('', { url: 'https://shop.example/', pretendToBeVisual: false });
  const markup = readMarkup(html, (window as { document: Document }).document);
  const { kit, floor } = timeInTurns({
    kit: () => renderToString(createElement(ShopCheckout)),
    floor: () => renderToString(createElement(Fragment, null, ...elementsOf(markup))),
  });
  return [
    {
      measure: 'renderToString',
      value: 1_000 / kit.value,
      spread: kit.spread,
      unit: 'per second',
      floor: { name: 'its elements without components', value: 1_000 / floor.value },
    },
  ];
}
