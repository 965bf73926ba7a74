'use client';

import { useEffect, useState } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { warnOnce } from '../../errors/warn.ts';
import type { Merchant } from '../../schema/merchant.ts';
import { isOffline } from '../../sdk/device.ts';
import { type Imp, isImp, type SdkSource } from '../../sdk/imp.ts';
import { initOnce } from '../../sdk/init-once.ts';
import { loadSdk } from '../../sdk/load-sdk.ts';

export interface Sdk {
  imp: Imp | null;
  problem: PaymentFailure | null;
}

const WAITING: Sdk = { imp: null, problem: null };

/**
 * The first SDK the page gives, until the shopper asks to try again: one made inline is another one at each render, and
 * starting each of them would never come to an end.
 */
function useFirstSource(given: SdkSource | undefined, generation: number): SdkSource | undefined {
  const [kept, setKept] = useState(() => ({ source: given, generation }));
  const isOpen = kept.source === undefined || kept.source === null || kept.generation !== generation;
  const isOther = given !== kept.source;
  if (isOpen && (isOther || kept.generation !== generation)) setKept({ source: given, generation });
  useEffect(() => {
    if (!isOpen && isOther && given) warnOnce('sdk-changed');
  }, [isOpen, isOther, given]);
  return isOpen ? given : kept.source;
}

/** Loads the SDK and tells it the merchant as soon as the page is there: at the click it would be too late. */
export function useSdk(merchant: Merchant, given: SdkSource | undefined, generation: number): Sdk {
  const source = useFirstSource(given, generation);
  const [sdk, setSdk] = useState<Sdk>(WAITING);
  const { userCode, tierCode, sdkUrl, nonce } = merchant;

  // `generation` is not read: it only stands for a press on "try again".
  useEffect(() => {
    let current = true;
    const tell = (next: Sdk) => {
      if (current) setSdk(next);
    };
    tell(WAITING);
    Promise.resolve(source === undefined ? loadSdk({ src: sdkUrl, nonce }) : source)
      .then((imp) => {
        // null is the answer of a server, and of a page whose own loading is still to come.
        if (imp === null) return;
        if (!isImp(imp)) throw new CheckoutError('not-an-sdk', { problem: 'init or request_pay is missing' });
        if (current) initOnce(imp, { userCode, tierCode });
        tell({ imp, problem: null });
      })
      .catch((error: unknown) => tell({ imp: null, problem: problemOf(error) }));
    return () => {
      current = false;
    };
  }, [source, userCode, tierCode, sdkUrl, nonce, generation]);

  return sdk;
}

function problemOf(error: unknown): PaymentFailure {
  // The shop's developer reads this; the shopper reads a label.
  console.error(error);
  if (error instanceof CheckoutError)
    return { code: 'shop-setting', raw: { code: error.code, message: error.message } };
  const message = error instanceof Error ? error.message : String(error);
  return { code: isOffline() ? 'offline' : 'not-prepared', raw: { message } };
}
