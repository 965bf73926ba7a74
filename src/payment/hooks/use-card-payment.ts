'use client';

import { CheckoutError } from '../../errors/checkout-error.ts';
import type { CardPaymentRequest } from '../../schema/card-requests.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { chargeAt } from '../endpoint/charge-endpoint.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { type ChargeOptions, type ChargePayment, sendWith, useCharge, usePay } from './use-charge.ts';

/** What a card form hands over. */
export type CardPaymentInput = Omit<CardPaymentRequest, 'merchantUid'>;

export interface UseCardPaymentOptions extends ChargeOptions {
  /**
   * In place of `POST {endpoint}/card-payments`. Resolve with the server's verdict, a refusal included; reject when
   * nobody knows what became of it, and `verify` or `endpoint/complete` is asked until somebody does.
   */
  pay?: ((request: CardPaymentRequest) => Promise<Verdict>) | undefined;
}

/**
 * Pays an order with a card's data, through the shop's server and without a payment window.
 * The card passes through: it is sent once, kept nowhere, and never sent again by itself. A lost answer leads to
 * `verifying` and `unconfirmed`, never to `failed`.
 *
 * @throws {CheckoutError} `verify-missing`, `verify-twice`; `invalid-option` without `endpoint` and `pay`.
 */
export function useCardPayment(options: UseCardPaymentOptions): ChargePayment<CardPaymentInput> {
  const charge = useCharge(options, 'useCardPayment');
  const { pay } = options;
  const { pay: standIn } = usePaymentSettings();
  const endpoint = endpointFor(options, pay);
  return usePay(charge, (input: CardPaymentInput) =>
    sendWith(
      {
        pay,
        standIn,
        atEndpoint: ({ cardQuota, ...request }) => chargeAt(endpoint, 'card-payments', withMonths(request, cardQuota)),
      },
      input,
    ),
  );
}

/** What a saved card hands over. */
export interface SavedCardPaymentInput {
  customerUid: string;
  /** Months; 0 is a lump sum. */
  cardQuota: number;
}

export interface UseSavedCardPaymentOptions extends ChargeOptions {
  /** In place of `POST {endpoint}/billing-keys/pay`; as in `useCardPayment`. */
  pay?: ((request: SavedCardPaymentInput & { merchantUid: string }) => Promise<Verdict>) | undefined;
}

/**
 * Pays an order with a card that was registered before, by its `customerUid`. The rest is as in `useCardPayment`.
 *
 * @throws {CheckoutError} as `useCardPayment`.
 */
export function useSavedCardPayment(options: UseSavedCardPaymentOptions): ChargePayment<SavedCardPaymentInput> {
  const charge = useCharge(options, 'useSavedCardPayment');
  const { pay } = options;
  const { pay: standIn } = usePaymentSettings();
  const endpoint = endpointFor(options, pay);
  return usePay(charge, (input: SavedCardPaymentInput) =>
    sendWith(
      {
        pay,
        standIn,
        atEndpoint: ({ cardQuota, ...request }) =>
          chargeAt(endpoint, 'billing-keys/pay', withMonths(request, cardQuota)),
      },
      input,
    ),
  );
}

/** PortOne takes months from 2; a lump sum is said by leaving them out. */
function withMonths<T extends object>(request: T, cardQuota: number): T & { cardQuota?: number } {
  return cardQuota === 0 ? request : { ...request, cardQuota };
}

function endpointFor({ endpoint }: ChargeOptions, pay: unknown): string {
  if (endpoint !== undefined) return endpoint;
  if (pay !== undefined) return '';
  throw new CheckoutError('invalid-option', {
    option: 'pay',
    problem: 'there is neither pay nor endpoint',
    fix: 'Give the address of the server handlers as endpoint, or your own function as pay.',
  });
}
