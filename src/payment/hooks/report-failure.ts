import type { PaymentFailure, PaymentFailureCode } from '../../errors/payment-failure.ts';
import { reportOnce } from '../../errors/warn.ts';
import { SETUP_CAUSES } from '../endpoint/diagnose-answer.ts';
import type { PaymentState } from '../machine/payment-state.ts';

/** What the shop can do nothing about: the shopper's card, device or choice. */
export const OF_THE_SHOPPER: ReadonlySet<PaymentFailureCode> = new Set([
  'declined',
  'over-limit',
  'insufficient-balance',
  'popup-blocked',
  'in-app-browser',
  'offline',
  'already-paid',
]);

/** The server's code for a card that was mistyped. */
const INVALID_CARD = 'invalid-card';

/** Cause and remedy, by the raw code. A map: the code comes from outside. */
export const RAW_CODE_CAUSES: ReadonlyMap<string, string> = new Map([
  [
    'NOT_READY',
    'PortOne knows no channel of this merchant. Compare merchant.userCode and merchant.channelKey with the PortOne console.',
  ],
  [
    'F1001',
    'PortOne does not know this channel. Compare merchant.channelKey with the PortOne console, and whether it is the test or the live channel.',
  ],
  [
    'mismatch-sandbox',
    "It was made through a test channel, and the server is in production, which takes no such payment. For development, pass environment: 'test' to createPortOne; in production, use the live channelKey.",
  ],
  [
    'mismatch-amount',
    'Another amount was paid than orders.find says. Both have to come from the same order on the server.',
  ],
  ['mismatch-currency', 'It was paid in another currency than won.'],
  ['mismatch-merchant', 'The record belongs to another merchantUid than that of the page.'],
  ['too-many-requests', 'rateLimit of createCheckoutHandlers asked to wait.'],
  ['forbidden', 'authorize of createCheckoutHandlers refused it.'],
  ['order-not-found', 'orders.find of the server knows no order with this merchantUid.'],
]);

const GOODS =
  'A wrong merchant.digital is refused in this way: it has to match the goods of the contract (true for digital ones).';

export const FAILURE_CAUSES: Partial<Record<PaymentFailureCode, string>> = {
  'shop-setting': `The settings of the shop and its contract do not agree. Compare userCode, channelKey and digital of merchant with the PortOne console. ${GOODS}`,
  'not-prepared': 'The window did not open. Look at the network panel for the requests of PortOne’s script.',
  'not-charged': 'The server did not charge the card. Its log, or onError of createCheckoutHandlers, has the cause.',
  'too-many-refusals':
    'Too many cards of this order or customer were refused within an hour, so the server sends none. See refusalLimits of createCheckoutHandlers.',
  other: `The text names no known cause. ${GOODS}`,
};

/** Tells the developer why an attempt failed, where that is not the shopper's matter. */
export function reportFailure(state: PaymentState): void {
  try {
    // A bundler drops the texts with the branch.
    if (process.env.NODE_ENV !== 'production') report(state);
  } catch {
    // A page without a bundler has no `process`.
  }
}

function report(state: PaymentState): void {
  if (state.status === 'unconfirmed') {
    return reportOnce(
      'unconfirmed',
      `There is no verdict on the payment ${state.merchantUid} yet, so the shopper waits and cannot pay again. Look for a message about the endpoint; if there is none, the server has no record from PortOne so far. orders.find has to know this merchantUid, and apiKey has to belong to the merchant.`,
    );
  }
  // What prevented an attempt is reported where it came up.
  if (state.status !== 'failed' || state.merchantUid === undefined) return;
  const { failure, merchantUid } = state;
  if (OF_THE_SHOPPER.has(failure.code) || failure.raw?.code === INVALID_CARD) return;
  reportOnce(
    'payment-failed',
    `The payment ${merchantUid} failed as ${failure.code}.${quote(failure)} ${causeOf(failure)}`,
  );
}

function causeOf({ code, raw }: PaymentFailure): string {
  const rawCode = raw?.code ?? '';
  const known = RAW_CODE_CAUSES.get(rawCode) ?? SETUP_CAUSES.get(rawCode);
  return known ?? FAILURE_CAUSES[code] ?? 'The shopper reads a label for it; see PaymentFailure.';
}

/** The server masks digits that may be those of a card; here a long text is cut. */
function quote({ raw }: PaymentFailure): string {
  const text = [raw?.code, raw?.message].filter(Boolean).join(': ');
  return text === '' ? '' : ` The reason given: “${text.slice(0, 300)}”.`;
}
