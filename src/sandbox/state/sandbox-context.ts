import type { ResolvedOptions } from './sandbox-options.ts';
import { type Outcome, scopeOf } from './sandbox-outcomes.ts';
import type { PaymentRecord, SandboxState } from './sandbox-state.ts';
import type { WebhookSender } from './webhooks.ts';

/** What every part of one sandbox shares. */
export interface SandboxContext {
  options: ResolvedOptions;
  state: SandboxState;
  webhooks: WebhookSender;
}

export function unixSeconds(context: SandboxContext): number {
  return Math.floor(context.options.now() / 1000);
}

/** One payment's own wish first, then the SDK URL's, then the one for all payments, then the option. */
export function outcomeFor(
  context: SandboxContext,
  merchantUid: string | null,
  fromScript: Outcome | null = null,
): Outcome | null {
  const { state, options } = context;
  const own = merchantUid === null ? undefined : state.outcomes.get(merchantUid);
  return own ?? fromScript ?? state.nextOutcome ?? options.outcome;
}

/** What a person chose in the window comes before everything that was set. */
export function recordOutcome(context: SandboxContext, record: PaymentRecord): Outcome | null {
  return record.chosen ?? outcomeFor(context, record.wire.merchant_uid, record.outcome);
}

/** The fault a REST call runs into, if its payment (or every payment) is to have one. */
export function restFault(context: SandboxContext, merchantUid: string | null, record?: PaymentRecord): Outcome | null {
  const uid = record?.wire.merchant_uid ?? merchantUid;
  // A window ended with `approve` may still meet a fault that was set for it.
  const outcomes = [record?.chosen ?? null, outcomeFor(context, uid, record?.outcome)];
  return outcomes.find((outcome) => outcome !== null && scopeOf(outcome) === 'rest') ?? null;
}
