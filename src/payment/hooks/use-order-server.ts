'use client';

import { useMemo } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { createEndpointClient } from '../endpoint/endpoint-client.ts';
import type { OrderServer, ReadOrderStatus, Verify } from '../session/ask-server.ts';
import { type PaymentSettings, usePaymentSettings } from './payment-settings.ts';
import { useLatest } from './use-latest.ts';

interface Source {
  endpoint?: Endpoint | undefined;
  verify?: Verify | undefined;
  orderStatus?: ReadOrderStatus | undefined;
}

/**
 * Who answers for the order of a hook. The object stays the same; its functions always use the newest options.
 *
 * @throws {CheckoutError} `verify-missing`, `verify-twice`
 */
export function useOrderServer(source: Source, caller: string): OrderServer {
  const server = serverFrom(source, usePaymentSettings(), caller);
  const latest = useLatest(server);
  const hasStatus = server.orderStatus !== undefined;
  return useMemo(() => {
    const verify: Verify = (...args) => latest.current.verify(...args);
    if (!hasStatus) return { verify };
    const orderStatus: ReadOrderStatus = async (...args) => {
      const read = latest.current.orderStatus;
      if (!read) throw new Error('the hook has no orderStatus any more');
      return read(...args);
    };
    return { verify, orderStatus };
  }, [latest, hasStatus]);
}

function serverFrom({ endpoint, verify, orderStatus }: Source, settings: PaymentSettings, caller: string): OrderServer {
  if (verify && endpoint !== undefined) throw new CheckoutError('verify-twice', { caller });
  if (verify) return { verify, orderStatus };
  const address = endpoint ?? settings.endpoint;
  if (address === undefined) throw new CheckoutError('verify-missing', { caller });
  if (settings.verify) return { verify: settings.verify };
  const client = createEndpointClient(address);
  return { verify: client.complete, orderStatus: client.orderStatus };
}
