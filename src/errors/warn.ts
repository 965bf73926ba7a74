/** Sentences for the warnings of the lower rooms; a room above may pass its own sentence as `detail`. */
const WARNINGS: Record<string, string> = {
  'pg-deprecated':
    'merchant.pg is deprecated by PortOne and may stop working. It also cannot say which of two channels is meant. Use merchant.channelKey from the PortOne console.',
  'quota-widened':
    'Kiwoom Pay reads a single number in card_quota as an upper bound, so the window offers more months than merchant.cardQuota allows. List the months without gaps from 2, or use merchant.issuerQuotas if the contract has it.',
  'order-reused':
    'A second attempt is about to use the merchantUid of the first. PortOne wants a new one for each attempt. Give order as a function of the attempt number.',
  'redirect-url-missing':
    'merchant.redirectUrl is missing. A phone leaves the page to pay and has no address to come back to, so the checkout refuses to pay on every phone. Set it to the page with <PaymentReturn>: an absolute URL, or a path.',
  'order-id-changed':
    'The merchantUid of the order object changed, and it has no orderId. Without one the checkout takes it for another order, and forgets the attempts of the one before. Give the shop’s number of the order as orderId.',
  'sdk-changed':
    'The sdk of the checkout is another one at each render. The first one stays in use, because a payment may be running in it. Make it once, outside the component or with useState.',
  'redirect-hash':
    'merchant.redirectUrl has a # part. PortOne adds its answer to the query, which a hash router may not see. Use an address without #.',
};

const said = new Set<string>();

/** Bundlers write the constant in; without a bundler and without Node nobody develops, so silence is right. */
export function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}

/**
 * Tells a developer something that works but should change: once per code and detail, in development only.
 *
 * @param detail what exactly was met, or the whole sentence for a code that has none here.
 */
export function warnOnce(code: string, detail = ''): void {
  if (!isDevelopment()) return;
  const key = `${code} ${detail}`;
  if (said.has(key)) return;
  said.add(key);
  const sentence = [WARNINGS[code], detail].filter(Boolean).join(' ');
  console.warn(`kiwoom-checkout: ${sentence} [${code}]`);
}
