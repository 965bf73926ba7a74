import { createElement, Fragment, type ReactNode } from 'react';
import { BareForm } from './bare-form.tsx';
import { inTurns, type Samples } from './in-turns.ts';
import { elementsOf, readMarkup } from './markup.ts';
import { nextOrder, ShopCheckout } from './shop-checkout.tsx';
import { timeRoot } from './timed-root.tsx';
import { untilReady } from './until-ready.ts';

async function timeAndClose(element: ReactNode, html?: string): Promise<number> {
  const { ms, close } = await timeRoot(element, html);
  close();
  return ms;
}

export function mount(count: number, html: string): Promise<Samples> {
  const markup = readMarkup(html);
  return inTurns(
    count,
    () => timeAndClose(<ShopCheckout number={nextOrder()} />),
    () => timeAndClose(<BareForm markup={markup} />),
  );
}

export function hydrate(count: number, html: string): Promise<Samples> {
  const markup = readMarkup(html);
  return inTurns(
    count,
    () => timeAndClose(<ShopCheckout />, html),
    () => timeAndClose(createElement(Fragment, null, ...elementsOf(markup)), html),
  );
}

/** From the first render until the pay button is live. */
export function ready(count: number, html: string): Promise<Samples> {
  const markup = readMarkup(html);
  return inTurns(
    count,
    async () => {
      const { since, container, close } = await timeRoot(<ShopCheckout number={nextOrder()} />);
      await untilReady(container);
      const ms = performance.now() - since;
      close();
      return ms;
    },
    () => timeAndClose(<BareForm markup={markup} />),
  );
}
