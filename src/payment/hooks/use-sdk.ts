'use client';

import { useEffect, useMemo, useState } from 'react';
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

const LOADING: Sdk = { imp: null, problem: null };

/**
 * The first SDK the page gives, until the shopper presses "try again": one made inline is another one at each render,
 * and starting each of them would never end.
 */
function useFirstSource(given: SdkSource | undefined, generation: number): SdkSource | undefined {
  const [first, setFirst] = useState(() => ({ source: given, generation }));
  const isOpen = first.source === undefined || first.source === null || first.generation !== generation;
  const isOther = given !== first.source;
  if (isOpen && (isOther || first.generation !== generation)) setFirst({ source: given, generation });
  useEffect(() => {
    if (!isOpen && isOther && given) warnOnce('sdk-changed');
  }, [isOpen, isOther, given]);
  return isOpen ? given : first.source;
}

/** Loads the SDK and initialises it for the merchant when the component mounts: at the click it would be too late. */
export function useSdk(merchant: Merchant, given: SdkSource | undefined, generation: number): Sdk {
  const source = useFirstSource(given, generation);
  const { userCode, tierCode, sdkUrl, nonce } = merchant;
  // `generation` is a part of it, so that "try again" loads again.
  const request = useMemo(
    () => ({ source, userCode, tierCode, sdkUrl, nonce, generation }),
    [source, userCode, tierCode, sdkUrl, nonce, generation],
  );
  const [loaded, setLoaded] = useState<(Sdk & { request: typeof request }) | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const report = (sdk: Sdk) => {
      if (isCurrent) setLoaded({ ...sdk, request });
    };
    Promise.resolve(
      request.source === undefined ? loadSdk({ src: request.sdkUrl, nonce: request.nonce }) : request.source,
    )
      .then((imp) => {
        // A server answers null, and so does a page that loads the SDK itself and has not done so yet.
        if (imp === null) return;
        if (!isImp(imp)) throw new CheckoutError('not-an-sdk', { problem: 'init or request_pay is missing' });
        if (isCurrent) initOnce(imp, { userCode: request.userCode, tierCode: request.tierCode });
        report({ imp, problem: null });
      })
      .catch((error: unknown) => report({ imp: null, problem: problemOf(error) }));
    return () => {
      isCurrent = false;
    };
  }, [request]);

  return loaded?.request === request ? loaded : LOADING;
}

function problemOf(error: unknown): PaymentFailure {
  // For the shop's developer; the shopper reads a label.
  console.error(error);
  if (error instanceof CheckoutError)
    return { code: 'shop-setting', raw: { code: error.code, message: error.message } };
  const message = error instanceof Error ? error.message : String(error);
  return { code: isOffline() ? 'offline' : 'not-prepared', raw: { message } };
}
