'use client';

import { useCallback } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { createEndpointClient } from '../endpoint/endpoint-client.ts';
import type { Verify } from '../session/ask-server.ts';
import { type PaymentSettings, usePaymentSettings } from './payment-settings.ts';
import { useLatest } from './use-latest.ts';

interface Source {
  endpoint?: Endpoint | undefined;
  verify?: Verify | undefined;
}

/**
 * Where this hook gets its verdicts, as one function that stays the same.
 *
 * @throws {CheckoutError} `verify-missing`, `verify-twice`
 */
export function useVerify(source: Source, caller: string): Verify {
  const verify = verifyFrom(source, usePaymentSettings(), caller);
  const latest = useLatest(verify);
  return useCallback((request, options) => latest.current(request, options), [latest]);
}

function verifyFrom({ endpoint, verify }: Source, settings: PaymentSettings, caller: string): Verify {
  if (verify && endpoint !== undefined) throw new CheckoutError('verify-twice', { caller });
  if (verify) return verify;
  const server = endpoint ?? settings.endpoint;
  if (server === undefined) throw new CheckoutError('verify-missing', { caller });
  return settings.verify ?? createEndpointClient(server).complete;
}
