import type { ResolvedOptions } from './sandbox-options.ts';
import { type Outcome, scopeOf } from './sandbox-outcomes.ts';
import type { PaymentRecord, SandboxState } from './sandbox-state.ts';
import type { WebhookSender } from './webhooks.ts';

/** Shared by all parts of one sandbox. */
export interface SandboxContext {
  options: ResolvedOptions;
  state: SandboxState;
  webhooks: WebhookSender;
}

export function unixSeconds(context: SandboxContext): number {
  return Math.floor(context.options.now() / 1000);
}

/** By precedence: the payment's own outcome, the SDK URL's, the one set for all payments, the option. */
export function outcomeFor(
  context: SandboxContext,
  merchantUid: string | null,
  fromScript: Outcome | null = null,
): Outcome | null {
  const { state, options } = context;
  const forPayment = merchantUid === null ? undefined : state.outcomes.get(merchantUid);
  return forPayment ?? fromScript ?? state.nextOutcome ?? options.outcome;
}

/** As `outcomeFor`; a choice made in the window takes precedence over all of them. */
export function recordOutcome(context: SandboxContext, record: PaymentRecord): Outcome | null {
  return record.chosen ?? outcomeFor(context, record.wire.merchant_uid, record.outcome);
}

/** The fault of a REST call: the `rest-…` outcome of its payment, or of all payments; null when there is none. */
export function restFault(context: SandboxContext, merchantUid: string | null, record?: PaymentRecord): Outcome | null {
  const uid = record?.wire.merchant_uid ?? merchantUid;
  // A payment approved in its window still has the fault that was set for it.
  const outcomes = [record?.chosen ?? null, outcomeFor(context, uid, record?.outcome)];
  return outcomes.find((outcome) => outcome !== null && scopeOf(outcome) === 'rest') ?? null;
}
