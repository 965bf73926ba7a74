import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { readFailure } from '../../errors/read-failure.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { Reply } from '../../sdk/reply.ts';
import type { Conclusion } from './payment-reducer.ts';

/** How the browser's side of an attempt ended. It decides only what "nothing paid so far" means. */
export type Ending =
  /** The window answered without an error, or a charge was sent: there may be money. */
  | { kind: 'answered' }
  | { kind: 'error'; started: boolean; error: { code?: string; message?: string } }
  | { kind: 'popup-blocked'; inApp: boolean }
  /** Nothing that could be paid has opened, and nothing can open any more. */
  | { kind: 'not-started' }
  /** The shopper closed the window, came back, or returned to an attempt that was interrupted. */
  | { kind: 'left' };

export function endingOf(reply: Reply, inApp: boolean): Ending {
  switch (reply.kind) {
    case 'answered':
      if (!reply.error) return { kind: 'answered' };
      return { kind: 'error', started: reply.impUid !== undefined, error: reply.error };
    case 'popup-blocked':
      return { kind: 'popup-blocked', inApp };
    case 'refused':
      return { kind: 'error', started: reply.started ?? false, error: { message: reply.message } };
    case 'not-started':
      return { kind: 'not-started' };
    case 'window-closed':
    case 'window-lost':
    case 'given-up':
      return { kind: 'left' };
  }
}

/**
 * How often `unpaid` is rechecked before it counts: Kiwoom Pay reports to PortOne with a delay. A shopper who
 * left waits only briefly: the page then names what may still be open, and the attempt is watched on.
 */
const MAX_UNPAID = { left: 2, error: 4 };

/**
 * What a verdict means for the shopper, or null while it is too early to say.
 * Only the server's record leads to `paid`; `failed` and `cancelled` too need the server to have seen no money.
 *
 * @param unpaidBefore how often the server has already answered `unpaid`
 */
export function conclude(verdict: Verdict, ending: Ending, unpaidBefore: number): Conclusion | null {
  const { merchantUid } = verdict;
  switch (verdict.status) {
    case 'paid':
    case 'awaiting-deposit':
      return verdict;
    case 'cancelled':
      return { status: 'cancelled', merchantUid };
    case 'failed':
      return { status: 'failed', merchantUid, failure: plainFailure(verdict.failure) };
    case 'mismatch':
      return {
        status: 'failed',
        merchantUid,
        failure: {
          code: verdict.reason === 'sandbox' ? 'shop-setting' : 'amount-mismatch',
          raw: { code: `mismatch-${verdict.reason}` },
        },
      };
    case 'unpaid':
      return concludeUnpaid(verdict, ending, unpaidBefore);
    default:
      // Of a newer server, where the shop's own `verify` does not check what it passes on.
      verdict satisfies never;
      return null;
  }
}

function concludeUnpaid(
  { merchantUid, started }: Extract<Verdict, { status: 'unpaid' }>,
  ending: Ending,
  unpaidBefore: number,
): Conclusion | null {
  const open = started ? ({ open: true } as const) : {};
  switch (ending.kind) {
    case 'popup-blocked': {
      // No window opened, so nothing can have been paid in it: no need to wait.
      const code = ending.inApp ? 'in-app-browser' : 'popup-blocked';
      return { status: 'failed', merchantUid, ...open, failure: { code } };
    }
    case 'not-started':
      return { status: 'failed', merchantUid, ...open, failure: { code: 'not-prepared' } };
    case 'error': {
      const failure = readFailure(ending.error);
      const patience = failure === 'cancelled' ? MAX_UNPAID.left : MAX_UNPAID.error;
      if (ending.started && unpaidBefore < patience) return null;
      return failure === 'cancelled'
        ? { status: 'cancelled', merchantUid, ...open }
        : { status: 'failed', merchantUid, ...open, failure };
    }
    case 'left':
      return unpaidBefore < MAX_UNPAID.left ? null : { status: 'cancelled', merchantUid, ...open };
    case 'answered':
      return null;
  }
}

/** The schema's optional fields may be present and undefined; in `PaymentFailure` they are absent. */
export function plainFailure({ code, raw }: Extract<Verdict, { status: 'failed' }>['failure']): PaymentFailure {
  if (!raw) return { code };
  return { code, raw: { ...(raw.code ? { code: raw.code } : {}), ...(raw.message ? { message: raw.message } : {}) } };
}
