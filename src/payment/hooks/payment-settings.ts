'use client';

import { createContext, useContext } from 'react';
import type { Card } from '../../schema/card.ts';
import type { KeyResult } from '../../schema/card-requests.ts';
import type { Shipment } from '../../schema/shipment.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { SdkSource } from '../../sdk/imp.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import type { Verify } from '../session/ask-server.ts';

/**
 * What the payment hooks take from a provider above them. `endpoint` is the default for hooks that name neither an
 * endpoint nor a function of their own. The functions are substitutes for previews and stories: each takes the place of
 * the endpoint, wherever that comes from, and gives way to the hook's own function.
 */
export interface PaymentSettings {
  endpoint?: Endpoint | undefined;
  sdk?: SdkSource | undefined;
  verify?: Verify | undefined;
  /** A charge without a window. `amount` is in won; nothing of a card is passed. */
  pay?: ((request: { merchantUid: string; cardQuota: number; amount: number }) => Promise<Verdict>) | undefined;
  issue?: ((request: { customerUid: string; card: Card }) => Promise<KeyResult>) | undefined;
  /** Rejects when the card could not be removed. */
  remove?: ((customerUid: string) => Promise<unknown>) | undefined;
  save?: ((shipment: Shipment, options: { impUid: string; update: boolean }) => Promise<unknown>) | undefined;
}

export const PaymentSettingsContext = createContext<PaymentSettings>({});

export function usePaymentSettings(): PaymentSettings {
  return useContext(PaymentSettingsContext);
}
