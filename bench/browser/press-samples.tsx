import { fakePortOne } from 'kiwoom-checkout/testing';
import type { ReactNode } from 'react';
import { BareForm } from './bare-form.tsx';
import { inTurns, type Samples } from './in-turns.ts';
import { type Markup, readMarkup } from './markup.ts';
import { nextOrder, ShopCheckout } from './shop-checkout.tsx';
import { timeRoot } from './timed-root.tsx';
import { untilReady } from './until-ready.ts';

/** From the click on the pay button to `request_pay`, or to the function that a bare form submits to. */
export function press(count: number, html: string): Promise<Samples> {
  const markup = readMarkup(html);
  return inTurns(count, pressKit, () => pressFloor(markup));
}

async function pressKit(): Promise<number> {
  const sdk = fakePortOne({ outcome: 'never-answer' });
  const called = new Promise<number>((resolve) => {
    const { request_pay } = sdk;
    Object.assign(sdk, {
      request_pay(...args: Parameters<typeof request_pay>) {
        resolve(performance.now());
        request_pay(...args);
      },
    });
  });
  const { container, close } = await timeRoot(<ShopCheckout number={nextOrder()} sdk={sdk} />);
  await untilReady(container);
  return pressAndClose(container, called, close);
}

async function pressFloor(markup: readonly Markup[]): Promise<number> {
  let pay = () => {};
  const called = new Promise<number>((resolve) => {
    pay = () => resolve(performance.now());
  });
  const { container, close } = await timeRoot(<BareForm markup={markup} onPay={pay} />);
  return pressAndClose(container, called, close);
}

async function pressAndClose(container: HTMLElement, called: Promise<number>, close: () => void): Promise<number> {
  const since = performance.now();
  container.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
  const ms = (await called) - since;
  close();
  return ms;
}

/** From the click on another pay method until its layout. */
export function choose(count: number, html: string): Promise<Samples> {
  const markup = readMarkup(html);
  return inTurns(
    count,
    () => chooseIn(<ShopCheckout number={nextOrder()} />, untilReady),
    () => chooseIn(<BareForm markup={markup} />, async () => {}),
  );
}

async function chooseIn(element: ReactNode, until: (container: HTMLElement) => Promise<void>): Promise<number> {
  const { container, close } = await timeRoot(element);
  await until(container);
  const since = performance.now();
  container.querySelector<HTMLInputElement>('input[value="vbank"]')?.click();
  // React renders at the end of this turn.
  await Promise.resolve();
  void container.offsetHeight;
  const ms = performance.now() - since;
  close();
  return ms;
}
