'use client';

import type { Endpoint } from '../endpoint/endpoint.ts';
import { createEndpointClient } from '../endpoint/endpoint-client.ts';
import { usePaymentSettings } from './payment-settings.ts';

/**
 * Removes a registered card at `DELETE {endpoint}/billing-keys/{customerUid}`; resolves with true when it is gone.
 * Null without an endpoint.
 */
export function useKeyRemoval(endpoint: Endpoint | undefined): ((customerUid: string) => Promise<boolean>) | null {
  const settings = usePaymentSettings();
  const server = endpoint ?? settings.endpoint;
  if (server === undefined) return null;
  const { remove } = settings;
  if (!remove) return createEndpointClient(server).removeKey;
  return async (customerUid) => {
    try {
      await remove(customerUid);
      return true;
    } catch (error) {
      console.error(error);
      return false;
    }
  };
}
