'use client';

import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { createEndpointClient, type EndpointClient } from '../endpoint/endpoint-client.ts';
import { usePaymentSettings } from './payment-settings.ts';

interface Target {
  endpoint?: Endpoint | undefined;
  /** Name of the option with a function in place of the endpoint. */
  option: string;
  /** The shop gave that function. */
  isReplaced: boolean;
  caller: string;
}

/**
 * The client of the hook's endpoint, else of the provider's; null where a function of the shop takes its place.
 *
 * @throws {CheckoutError} `invalid-option`: both are given, or neither.
 */
export function useClient({ endpoint, option, isReplaced, caller }: Target): EndpointClient | null {
  const settings = usePaymentSettings();
  const server = endpoint ?? settings.endpoint;
  if (isReplaced) {
    if (endpoint === undefined) return null;
    throw new CheckoutError('invalid-option', {
      option: `${option} of ${caller}`,
      problem: `there are both ${option} and endpoint`,
      fix: 'Give one of the two.',
    });
  }
  if (server !== undefined) return createEndpointClient(server);
  throw new CheckoutError('invalid-option', {
    option: `${option} of ${caller}`,
    problem: `there is neither ${option} nor endpoint`,
    fix: `Give the address of the server handlers as endpoint, here or at a provider, or your own function as ${option}.`,
  });
}
