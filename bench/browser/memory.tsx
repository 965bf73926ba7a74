import type { ReactNode } from 'react';
import { BareForm } from './bare-form.tsx';
import { readMarkup } from './markup.ts';
import { nextOrder, ShopCheckout } from './shop-checkout.tsx';
import { timeRoot } from './timed-root.tsx';

/** Mounts and unmounts the kit, or the bare form, so many times. */
export async function mountOften(what: 'kit' | 'floor', count: number, html: string): Promise<void> {
  const markup = readMarkup(html);
  for (let mounted = 0; mounted < count; mounted += 1) {
    const element: ReactNode = what === 'kit' ? <ShopCheckout number={nextOrder()} /> : <BareForm markup={markup} />;
    (await timeRoot(element)).close();
  }
}
