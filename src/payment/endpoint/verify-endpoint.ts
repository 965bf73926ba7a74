import { verdictSchema } from '../../schema/verdict.ts';
import { NoVerdict, type NoVerdictReason, type Verify } from '../session/verification.ts';

/** What the kit's own handlers call it. A page of some other server in their place says nothing about an order. */
const NO_VERDICT: Readonly<Record<string, { status: number; reason: NoVerdictReason }>> = {
  'order-not-found': { status: 404, reason: 'order-not-found' },
  forbidden: { status: 403, reason: 'forbidden' },
};

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
    if (!response.ok) throw await errorOf(response, endpoint);
    return verdictSchema.parse(await response.json());
  };
}

async function errorOf(response: Response, endpoint: string): Promise<Error> {
  const said: { code?: unknown } | null = await response.json().catch(() => null);
  const known = typeof said?.code === 'string' ? NO_VERDICT[said.code] : undefined;
  if (known?.status === response.status) return new NoVerdict(known.reason);
  return new Error(`kiwoom-checkout: ${endpoint}/complete answered ${response.status}`);
}
