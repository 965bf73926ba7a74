import { readFailReason } from './fail-reason.ts';
import type { PaymentFailure, PaymentFailureCode } from './payment-failure.ts';

/** The error of the SDK or of a return address. There is no closed list of codes, and most come as a sentence. */
export interface RawFailure {
  code?: string | undefined;
  message?: string | undefined;
}

/** A map, because the code comes from outside: a key of a plain object could be `constructor`. */
const BY_CODE: ReadonlyMap<string, PaymentFailureCode> = new Map([
  ['NOT_READY', 'shop-setting'],
  ['NOT READY', 'shop-setting'],
  ['F1001', 'shop-setting'],
  // The kit's sandbox: it refuses what the service would.
  ['SANDBOX_REFUSED', 'shop-setting'],
  ['F1002', 'already-paid'],
]);

/** Classifies a raw failure. The raw text is preserved for the shop; the shopper reads a label by code. */
export function readFailure({ code, message }: RawFailure): 'cancelled' | PaymentFailure {
  const reason = (code === undefined ? undefined : BY_CODE.get(code)) ?? readFailReason(message ?? null);
  if (reason === 'shopper-cancelled') return 'cancelled';
  const raw = { ...(code ? { code } : {}), ...(message ? { message } : {}) };
  return { code: reason, ...(Object.keys(raw).length > 0 ? { raw } : {}) };
}
