'use client';

import { usePaymentSettings } from './payment-settings.ts';
import { type ChargeOptions, type ChargePayment, type ChargeTarget, outcomeOf, useCharge } from './use-charge.ts';
import { useClient } from './use-client.ts';
import { useOrderServer } from './use-order-server.ts';

/** What a saved card is charged with. */
export interface SavedCardPaymentInput {
  customerUid: string;
  /** Months; 0 is a lump sum. */
  cardQuota: number;
}

/** What the server gets: the charge, and the attempt it belongs to. */
export type SavedCardPaymentRequest = SavedCardPaymentInput & { merchantUid: string };

export type UseSavedCardPaymentOptions = ChargeOptions & ChargeTarget<SavedCardPaymentRequest>;

/**
 * Pays an order with a card that was registered before, by its `customerUid`, through `POST {endpoint}/billing-keys/pay`.
 * The rest is as in `useCardPayment`.
 *
 * @throws {CheckoutError} as `useCardPayment`.
 */
export function useSavedCardPayment(options: UseSavedCardPaymentOptions): ChargePayment<SavedCardPaymentInput> {
  const caller = 'useSavedCardPayment';
  const { pay, endpoint } = options;
  const settings = usePaymentSettings();
  const server = useOrderServer(options, caller);
  const client = useClient({ endpoint, option: 'pay', isReplaced: pay !== undefined, caller });
  return useCharge<SavedCardPaymentInput>({
    ...options,
    caller,
    server,
    async send(input, { merchantUid, amount }) {
      if (pay) return outcomeOf(pay({ ...input, merchantUid }));
      if (settings.pay) return outcomeOf(settings.pay({ merchantUid, amount, cardQuota: input.cardQuota }));
      return client ? client.payWithKey({ ...input, merchantUid }) : { kind: 'lost' };
    },
  });
}
