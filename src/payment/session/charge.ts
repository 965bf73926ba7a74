import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { conclude } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';

/** The result of one charge without a window: a verdict, a refusal before anything was charged, or no answer. */
export type ChargeOutcome =
  | { kind: 'verdict'; verdict: Verdict }
  | { kind: 'refused'; failure: PaymentFailure }
  | { kind: 'lost' };

/** Null while the result is not known: the server is to verify it. */
export function concludeCharge(merchantUid: string, outcome: ChargeOutcome): Conclusion | null {
  switch (outcome.kind) {
    case 'verdict':
      // A verdict on another attempt proves nothing about this one.
      return outcome.verdict.merchantUid === merchantUid ? conclude(outcome.verdict, { kind: 'answered' }, 0) : null;
    case 'refused':
      return { status: 'failed', merchantUid, failure: outcome.failure };
    case 'lost':
      return null;
    default:
      return outcome satisfies never;
  }
}
