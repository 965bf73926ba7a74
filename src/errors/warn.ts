import { MESSAGE_PREFIX } from './message-prefix.ts';

/** What works but should change: one text for each code. docs/errors.md has them too. */
export const WARNINGS = {
  'pg-deprecated':
    'merchant.pg is deprecated by PortOne and may stop working. It is also ambiguous when a merchant has two channels. Use merchant.channelKey from the PortOne console.',
  'quota-widened':
    'Kiwoom Pay reads a single number in card_quota as an upper bound, so the window offers more months than merchant.cardQuota allows. List the months without gaps from 2, or use merchant.issuerQuotas if the contract has it.',
  'order-reused':
    'A second attempt is about to use the merchantUid of the first. PortOne requires a new one for each attempt. Pass order as a function of the attempt number.',
  'redirect-url-missing':
    'merchant.redirectUrl is missing. A phone leaves the page to pay and has no URL to return to, so the checkout refuses to pay on every phone. Set it to the page with <PaymentReturn>: an absolute URL, or a path.',
  'order-id-changed':
    'The merchantUid of the order object changed, and the order has no orderId. The checkout treats it as another order and forgets the attempts of the previous one. Set orderId to the shop’s order number.',
  'sdk-changed':
    'The sdk option changes at each render. The first one stays in use, because a payment may be running in it. Create it once, outside the component or with useState.',
  'buyer-fitted':
    'order.buyer has fields that PortOne does not take as they are. The payment goes on without them, or with a shorter value. Compare with the limits in the docs of Buyer:',
  'display-omitted':
    'The order summary leaves out a list of the order that has wrong values. The payment itself does not need it. Correct:',
  'order-closes-method':
    'A pay method is closed for this order, because a field that it needs cannot be read. Correct:',
  'redirect-hash':
    'merchant.redirectUrl has a fragment (#). PortOne adds its parameters to the query, which a hash router may not see. Use a URL without a fragment.',
  'root-empty':
    '<CheckoutRoot> has no children, so nothing shows. It runs the payment; the parts go inside: <PayMethods>, <OrderSummary>, <PayArea>. <KiwoomCheckout> has them all arranged.',
  'styles-missing':
    'The page has no style sheet of kiwoom-checkout, so the checkout is unstyled. Add: import "kiwoom-checkout/styles.css", or "kiwoom-checkout/styles.layer.css" where your own styles are in cascade layers.',
} as const;

export type WarningCode = keyof typeof WARNINGS;

/** What stops a payment, or the shopper. The texts are where each is found. */
export type ReportCode =
  /** The server cannot be used: nothing, or something else, answers at `endpoint`. */
  | 'endpoint'
  /** `endpoint.headers` of the shop failed. */
  | 'endpoint-headers'
  /** An attempt failed for a reason that the shop can do something about. */
  | 'payment-failed'
  /** There is no verdict yet. */
  | 'unconfirmed'
  /** A field that the shopper cannot see holds back the payment. */
  | 'field-hidden'
  /** The page is in an iframe that drops forms. */
  | 'frame-forbids-forms'
  /** The order costs nothing, and there is nowhere to place it. */
  | 'on-free-missing';

const reported = new Set<string>();

/** Bundlers inline the constant. Without a bundler and without Node there is no development to warn in. */
export function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}

/**
 * Tells a developer why something failed, once per code and text, in development only. The shopper reads a label instead.
 *
 * @param text what happened, why it matters, what to do; nothing of a card or a person.
 */
export function reportOnce(code: ReportCode, text: string): void {
  if (isNews(code, text)) console.error(`${MESSAGE_PREFIX}${text} [${code}]`);
}

/**
 * Warns a developer of something that works but should change: once per code and detail, in development only.
 *
 * @param detail the concrete values.
 */
export function warnOnce(code: WarningCode, detail = ''): void {
  try {
    // A bundler drops the texts with the branch.
    if (process.env.NODE_ENV !== 'production') warn(code, detail);
  } catch {
    // A page without a bundler has no `process`.
  }
}

function warn(code: WarningCode, detail: string): void {
  if (!isNews(code, detail)) return;
  const text = [WARNINGS[code], detail].filter(Boolean).join(' ');
  console.warn(`${MESSAGE_PREFIX}${text} [${code}]`);
}

function isNews(code: string, detail: string): boolean {
  const key = `${code} ${detail}`;
  if (!isDevelopment() || reported.has(key)) return false;
  reported.add(key);
  return true;
}
