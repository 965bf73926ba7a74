import type { Imp } from './imp.ts';

/**
 * Whether a payment can be requested now.
 *
 * - `ready`: a request reaches frames that stay.
 * - `busy`: a payment is running, or the SDK is building its frames. Requested now, a payment would be lost.
 * - `broken`: the SDK has no frames, and repeating `init` did not help.
 */
export type Readiness = 'ready' | 'busy' | 'broken';

const states = new WeakMap<Imp, Readiness>();
const listeners = new Set<() => void>();

export function readinessOf(imp: Imp | null): Readiness {
  return (imp && states.get(imp)) ?? 'ready';
}

export function setReadiness(imp: Imp, readiness: Readiness): void {
  if (readinessOf(imp) === readiness) return;
  states.set(imp, readiness);
  for (const listener of [...listeners]) listener();
}

/** Calls `listener` after each change, of any SDK object. Returns the function that stops it. */
export function subscribeReadiness(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
