import { verdictSchema } from '../schema/verdict.ts';
import type { Verify } from './verification.ts';

/** Asks `POST {endpoint}/complete`, the route that `createCheckoutHandlers` answers. */
export function verifyAt(endpoint: string): Verify {
  return async (request, { signal }) => {
    const response = await fetch(`${endpoint.replace(/\/$/, '')}/complete`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(request),
      signal,
    });
    if (!response.ok) throw new Error(`kiwoom-checkout: ${endpoint}/complete answered ${response.status}`);
    return verdictSchema.parse(await response.json());
  };
}
