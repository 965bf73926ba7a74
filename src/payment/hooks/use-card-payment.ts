'use client';

import type { CardPaymentRequest } from '../../schema/card-requests.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { type ChargeOptions, type ChargePayment, type ChargeTarget, outcomeOf, useCharge } from './use-charge.ts';
import { useClient } from './use-client.ts';
import { useOrderServer } from './use-order-server.ts';

/** What a card form collects. */
export type CardPaymentInput = Omit<CardPaymentRequest, 'merchantUid'>;

export type UseCardPaymentOptions = ChargeOptions & ChargeTarget<CardPaymentRequest>;

/**
 * Pays an order with a card's data, through `POST {endpoint}/card-payments` and without a payment window.
 * The card is sent once, stored nowhere, and never sent again by itself. A lost answer leads to `verifying` and
 * `unconfirmed`, never to `failed`.
 *
 * @throws {CheckoutError} `order-id-missing`, `verify-missing`; `invalid-option` with both or neither of `endpoint` and
 *   `pay`.
 */
export function useCardPayment(options: UseCardPaymentOptions): ChargePayment<CardPaymentInput> {
  const caller = 'useCardPayment';
  const { pay, endpoint } = options;
  const settings = usePaymentSettings();
  const server = useOrderServer(options, caller);
  const client = useClient({ endpoint, option: 'pay', isReplaced: pay !== undefined, caller });
  return useCharge<CardPaymentInput>({
    ...options,
    caller,
    server,
    async send(input, { merchantUid, amount }) {
      if (pay) return outcomeOf(pay({ ...input, merchantUid }));
      // Nothing of a card goes to a preview.
      if (settings.pay) return outcomeOf(settings.pay({ merchantUid, amount, cardQuota: input.cardQuota }));
      return client ? client.payWithCard({ ...input, merchantUid }) : { kind: 'lost' };
    },
  });
}
