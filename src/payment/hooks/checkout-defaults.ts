'use client';

import { createContext, useContext } from 'react';
import type { Locale } from '../../labels/labels.ts';
import type { Card } from '../../schema/card.ts';
import type { KeyResult } from '../../schema/card-requests.ts';
import type { Shipment } from '../../schema/shipment.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { SdkSource } from '../../sdk/imp.ts';
import type { Verify } from '../session/verification.ts';

/**
 * What stands in for the network under a page that is previewed: for each prop of the same name that the page leaves
 * out. A page that gives its own keeps it.
 */
export interface CheckoutDefaults {
  sdk?: SdkSource | undefined;
  /** In place of the `endpoint` that the page names. */
  verify?: Verify | undefined;
  /** A charge without a window, in place of the `endpoint`. `amount` is in won. */
  pay?: ((request: { merchantUid: string; cardQuota: number; amount: number }) => Promise<Verdict>) | undefined;
  issue?: ((request: { customerUid: string; card: Card }) => Promise<KeyResult>) | undefined;
  /** Rejects when the card could not be removed. */
  remove?: ((customerUid: string) => Promise<unknown>) | undefined;
  save?: ((shipment: Shipment, options: { impUid: string; update: boolean }) => Promise<unknown>) | undefined;
  /** Where a page says no language. */
  locale?: Locale | undefined;
}

/**
 * Previews alone provide it; a shop's own page has none above it. It carries no keys and changes no rule: a page that
 * forgot both `endpoint` and `verify` is told so under it, too.
 */
export const CheckoutDefaultsContext = createContext<CheckoutDefaults>({});

export function useCheckoutDefaults(): CheckoutDefaults {
  return useContext(CheckoutDefaultsContext);
}

interface Replaceable {
  endpoint?: string | undefined;
  verify?: Verify | undefined;
  sdk?: SdkSource | undefined;
}

/** The options of a hook, with the network's place taken by what a preview provides. */
export function useReplaced<Options extends Replaceable>(options: Options): Options {
  const { sdk, verify } = useCheckoutDefaults();
  const replacesServer = verify && options.endpoint !== undefined && !options.verify;
  return {
    ...options,
    ...(sdk !== undefined && options.sdk === undefined ? { sdk } : {}),
    ...(replacesServer ? { verify, endpoint: undefined } : {}),
  };
}
