'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { warnOnce } from '../../errors/warn.ts';
import type { Merchant } from '../../schema/merchant.ts';
import { isOffline } from '../../sdk/device.ts';
import { type Imp, isImp, type SdkSource } from '../../sdk/imp.ts';
import { loadSdk } from '../../sdk/load-sdk.ts';
import { prepareSdk } from '../../sdk/prepare-sdk.ts';
import { readinessOf, subscribeReadiness } from '../../sdk/sdk-readiness.ts';

export interface Sdk {
  imp: Imp | null;
  /** A payment can be requested now. False while the SDK builds its frames, and while a payment runs. */
  isReady: boolean;
  problem: PaymentFailure | null;
}

type LoadedSdk = Omit<Sdk, 'isReady'>;

const LOADING: LoadedSdk = { imp: null, problem: null };
/** The SDK lost its frames at the end of a payment, and repeating `init` did not help. */
const BROKEN: PaymentFailure = { code: 'not-prepared', raw: { message: 'The SDK has no frames.' } };

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

type SdkRequest = Pick<Merchant, 'userCode' | 'tierCode' | 'sdkUrl' | 'nonce'> & {
  source: SdkSource | undefined;
  generation: number;
};

/** Loads the SDK and initialises it for the merchant when the component mounts: at the click it would be too late. */
export function useSdk(merchant: Merchant, given: SdkSource | undefined, generation: number): Sdk {
  const source = useFirstSource(given, generation);
  const { userCode, tierCode, sdkUrl, nonce } = merchant;
  // `generation` is a part of it, so that "try again" loads again.
  const request = useMemo(
    (): SdkRequest => ({ source, userCode, tierCode, sdkUrl, nonce, generation }),
    [source, userCode, tierCode, sdkUrl, nonce, generation],
  );
  const { imp, problem } = useLoadedSdk(request);
  const readiness = useSyncExternalStore(
    subscribeReadiness,
    () => readinessOf(imp),
    () => 'ready',
  );
  return {
    imp,
    isReady: imp !== null && readiness === 'ready',
    problem: problem ?? (readiness === 'broken' ? BROKEN : null),
  };
}

/** @param request loads once for each object. */
function useLoadedSdk(request: SdkRequest): LoadedSdk {
  const [loaded, setLoaded] = useState<(LoadedSdk & { request: SdkRequest }) | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const report = (sdk: LoadedSdk) => {
      if (isCurrent) setLoaded({ ...sdk, request });
    };
    const { source, userCode, tierCode, sdkUrl, nonce } = request;
    Promise.resolve(source === undefined ? loadSdk({ src: sdkUrl, nonce }) : source)
      .then(async (imp) => {
        // A server answers null, and so does a page that loads the SDK itself and has not done so yet.
        if (imp === null) return;
        if (!isImp(imp)) throw new CheckoutError('not-an-sdk', { problem: 'init or request_pay is missing' });
        if (!isCurrent) return;
        await prepareSdk(imp, { userCode, tierCode });
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
