import { CheckoutError } from '../errors/checkout-error.ts';
import type { Imp } from './imp.ts';

export interface SdkMerchant {
  userCode: string;
  tierCode?: string | undefined;
}

const initialised = new WeakMap<Imp, { identity: string; init: () => void }>();

/**
 * Initialises the SDK once per `IMP` object, however often React mounts.
 * A second `init` would discard the SDK's frames, and a running payment with them.
 *
 * @throws {CheckoutError} `two-merchants` when this page was initialised for another merchant.
 */
export function initOnce(imp: Imp, { userCode, tierCode }: SdkMerchant): void {
  const identity = tierCode ? `${userCode}/${tierCode}` : userCode;
  const before = initialised.get(imp)?.identity;
  if (before === identity) return;
  if (before !== undefined) throw new CheckoutError('two-merchants', { before, now: identity });
  if (tierCode && !imp.agency) throw new CheckoutError('no-agency', { tierCode });
  const init = () => (tierCode && imp.agency ? imp.agency(userCode, tierCode) : imp.init(userCode));
  init();
  initialised.set(imp, { identity, init });
}

/** Calls `init` again, for the same merchant. Only where the SDK has no frames. */
export function repeatInit(imp: Imp): void {
  initialised.get(imp)?.init();
}
