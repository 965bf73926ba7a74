/** The texts between the tables of docs/errors.md. */

export const HEAD = `# Errors

Every code that a developer can meet: where it is seen, its cause, what to do. This file is written from the tables of the code
by \`npm run docs\`, and a test compares the two.

| what you see | where |
| --- | --- |
| \`kiwoom-checkout: … [code]\`, thrown or in the browser's console | [mistakes in the code](#misuse), [reports](#reports), [warnings](#warnings) |
| a sentence about a field | [issues](#issues) |
| \`state.failure\` of a payment | [failures](#failures), and [its raw code](#raw) |
| an answer of the server with \`code\` and \`message\` | [answers](#http) |
| \`kiwoom-checkout: …\` in the server's log or in \`onError\` | [PortOne errors](#portone-errors), [alerts](#alerts), [others](#others) |

In production the browser’s console has the code, the values and the anchor in this file; the sentences are left out of the bundle.
A shopper never reads these texts; the labels of the locale are theirs. Text in braces is replaced. No error contains a card
number, a password digit, a key or a token.`;

export const SECTIONS = {
  misuse: `## <a id="misuse"></a>Mistakes in the code: \`CheckoutError\`

\`CheckoutError\` is exported by \`kiwoom-checkout/core\`. It has a \`code\`, and \`issues\` where it is about fields.

\`\`\`ts
import { buildRequest, CheckoutError, issueMessage } from 'kiwoom-checkout/core';

try {
  buildRequest({
    merchant: { userCode: 'imp00000000', channelKey: 'channel-key-…', digital: false },
    order: { merchantUid: '1042-1', name: '의자', amount: 0 },
    selection: { payMethod: 'card' },
  });
} catch (error) {
  if (!(error instanceof CheckoutError)) throw error;
  for (const issue of error.issues ?? []) console.log(issueMessage(issue, 'en')); // amount is not a payable amount. …
}
\`\`\``,
  issues: `## <a id="issues"></a>Wrong fields: \`issues\`

\`parseMerchant\`, \`parseOrder\`, \`parseSelection\`, \`parseCard\` and \`parseShipment\` never throw: they return
\`{ ok: false, issues }\`. An issue has the \`field\` as a path, a \`code\` and \`params\`; \`issueMessage\` makes a sentence of it, in English or
Korean, and none contains a value of a card.`,
  reports: `## <a id="reports"></a>The console, in development: reports

\`console.error\`, once for each code and text. Each of these stops a payment, or the shopper. Production reports nothing.`,
  setup: `### <a id="setup"></a>Codes of an answer that are a matter of setup

Those that \`endpoint\` quotes, beside \`cross-origin\`:`,
  warnings: `## <a id="warnings"></a>The console, in development: warnings

\`console.warn\`, once for each code and detail. These work, but should change.`,
  failures: `## <a id="failures"></a>What happens to a shopper: \`state.failure.code\`

A \`PaymentFailure\` is data: \`{ code, raw? }\`. The parts show its label; \`raw\` has the text of Kiwoom Pay, PortOne or the server,
for the shop's log.

\`\`\`tsx
import { KiwoomCheckout, type Merchant, type Order } from 'kiwoom-checkout';

export const Checkout = ({ merchant, order }: { merchant: Merchant; order: Order }) => (
  <KiwoomCheckout
    merchant={merchant}
    order={order}
    endpoint="/api/payments"
    onSettled={(state) => {
      if (state.status === 'failed') console.log(state.failure.code, state.failure.raw?.message);
    }}
  />
);
\`\`\``,
  raw: `### <a id="raw"></a>Known values of \`failure.raw.code\`

The code of PortOne's script, \`mismatch-…\` of a verdict, or the code of an [answer of the server](#http). There is no closed list: other
codes are Kiwoom Pay's own.`,
  problems: `## <a id="http"></a>Answers of the server

Every error is JSON, \`{ "code", "message" }\`; \`invalid-card\`, \`invalid-shipment\` and some \`invalid-request\` also have \`issues\`, and \`refused\` has
\`raw\`. [endpoint.md](endpoint.md) says which route answers with which.`,
  portone: `## <a id="portone-errors"></a>\`PortOneError\`

What \`createPortOne\` and its calls throw, and what \`onError\` receives when PortOne cannot be asked. \`retryable\` is true for
\`rate-limited\`, \`unavailable\` and \`timeout\`. It has no \`cause\`, because errors of \`fetch\` may quote a token.

\`\`\`ts
import { createPortOne, PortOneError } from 'kiwoom-checkout/server';

const { PORTONE_API_KEY: apiKey = '', PORTONE_API_SECRET: apiSecret = '' } = process.env;
const portOne = createPortOne({ apiKey, apiSecret, environment: 'production' });

export async function refund(impUid: string, amount: number, checksum: number): Promise<'refunded' | 'check'> {
  try {
    await portOne.payments.cancel({ impUid, amount, checksum });
    return 'refunded';
  } catch (error) {
    // It may have been refunded. \`portOne.payments.get(impUid)\` knows.
    if (error instanceof PortOneError && error.code === 'outcome-unknown') return 'check';
    throw error;
  }
}
\`\`\``,
  alerts: `## <a id="alerts"></a>\`SettlementAlert\`

Passed to \`onError\`: nothing failed, but money or an order needs a person. It has \`merchantUid\`, and \`orderId\`, \`impUid\`, \`amount\` and
\`winner\` where they are known. An alert about a further payment is repeated until \`onError\` resolves, so store it before you return.

\`\`\`ts
import { type CheckoutHandlersOptions, SettlementAlert } from 'kiwoom-checkout/server';

export const alerts: SettlementAlert[] = []; // in a shop: a table that its staff reads

export const onError: CheckoutHandlersOptions['onError'] = async (error, { action }) => {
  if (error instanceof SettlementAlert) alerts.push(error);
  else console.error(action, error);
};
\`\`\``,
  others: `## <a id="others"></a>Errors without a code

| begins with | cause and remedy |
| --- | --- |
| \`kiwoom-checkout: payments.fetch takes a web Request …\` (TypeError) | mounted in Express, Fastify or \`node:http\` without \`toNodeListener\`; see [servers.md](servers.md) |
| \`kiwoom-checkout: allowedOrigins contains …\`, \`publicOrigin contains …\` (TypeError) | not an origin: write scheme, host and port, without a path and without wildcards |
| \`kiwoom-checkout: a request was refused as cross-origin …\` | once for each case; says what the browser sent, what the server took itself for, and the option to pass |
| \`kiwoom-checkout: the body of a request was read before …\` | a body parser came first: pass the request on unread, or use \`toNodeListener\` |
| \`kiwoom-checkout: authorize returned a value of type …\` | \`authorize\` returned neither true, false nor a \`Response\`, so the request was refused |
| \`kiwoom-checkout: the ledger refused 200 writes …\` | \`compareAndSet\` or \`compareAndSetOrder\` of your own ledger does not compare the version it is given: run [ledgerLaws](testing.md#a-ledger-of-your-own) |
| \`kiwoom-checkout: toNodeListener was called without a handler …\`, \`… the listener of toNodeListener takes …\` (TypeError) | pass what \`createCheckoutHandlers\` returned; in Fastify and Koa call the listener with node's own objects |
| \`Error\` with a text that names none of these | an error of your own \`orders\`, \`authorize\`, database or driver, as it was thrown |`,
} as const;
