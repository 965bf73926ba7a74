'use client';

import type { Endpoint } from '../endpoint/endpoint.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { useClient } from './use-client.ts';

interface KeyRemoval {
  endpoint: Endpoint | undefined;
  /** In place of the endpoint. Rejects when the card could not be removed. */
  remove: ((customerUid: string) => Promise<unknown>) | undefined;
  caller: string;
}

/**
 * Removes a registered card at `DELETE {endpoint}/billing-keys/{customerUid}`, or by `remove`. Resolves with true when it
 * is gone.
 *
 * @throws {CheckoutError} `invalid-option` with neither `endpoint` nor `remove`.
 */
export function useKeyRemoval({
  endpoint,
  remove: own,
  caller,
}: KeyRemoval): (customerUid: string) => Promise<boolean> {
  const settings = usePaymentSettings();
  // An endpoint beside `remove` is for the payment: only the removal is replaced.
  const replaced = own !== undefined;
  const client = useClient({
    endpoint: replaced ? undefined : endpoint,
    option: 'remove',
    isReplaced: replaced,
    caller,
  });
  const remove = own ?? settings.remove;
  return async (customerUid) => {
    if (!remove) return client ? client.removeKey(customerUid) : false;
    try {
      await remove(customerUid);
      return true;
    } catch (error) {
      // The shop's own function failed: its developer reads this, the shopper a sentence.
      console.error(error);
      return false;
    }
  };
}
