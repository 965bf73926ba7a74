import { CheckoutError } from '../errors/checkout-error.ts';
import type { Imp } from './imp.ts';

const initialised = new WeakMap<Imp, string>();

/**
 * Initialises the SDK once per `IMP` object, however often React mounts.
 * A second `init` would discard the SDK's frames, and a running payment with them.
 *
 * @throws {CheckoutError} `two-merchants` when this page was initialised for another merchant.
 */
export function initOnce(imp: Imp, merchant: { userCode: string; tierCode?: string | undefined }): void {
  const { userCode, tierCode } = merchant;
  const identity = tierCode ? `${userCode}/${tierCode}` : userCode;
  const before = initialised.get(imp);
  if (before === identity) return;
  if (before !== undefined) throw new CheckoutError('two-merchants', { before, now: identity });
  if (tierCode && !imp.agency) throw new CheckoutError('no-agency', { tierCode });
  if (tierCode && imp.agency) imp.agency(userCode, tierCode);
  else imp.init(userCode);
  initialised.set(imp, identity);
}
