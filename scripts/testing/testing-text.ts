/** The prose of docs/testing.md, around its examples and tables. */

export const HEAD = `# Testing

Nothing here needs keys, and no money moves. The tables are written from the code's own lists by \`npm run docs\`, and the tests of the
kit run each of the files in \`examples/tests\` in its repository as they are shown.

| you want to | take |
| --- | --- |
| test a page, without a network | [the fakes](#the-fakes) of \`kiwoom-checkout/testing\` |
| show a part in one state | [\`fakePayment\`](#a-part-in-one-state) |
| test your server | [the sandbox](#your-server), called as a function |
| check a ledger of your own | [\`ledgerLaws\`](#a-ledger-of-your-own) |
| click through a payment in a browser | [the sandbox](#the-sandbox) in Vite, or on a port |
| see the checkout in your Storybook | [the decorator](#storybook) |`;

export const FAKES = `## The fakes

\`fakePortOne\` takes the place of PortOne's script and window, \`fakeVerify\` that of your server; the two share the payments of the page. With
vitest and Testing Library, in jsdom:`;

export const OTHER_FAKES = `\`sdk.requests\` has what was sent to the window, \`sdk.inits\` each \`IMP.init\`. \`delay\` is the number of milliseconds until the callback, or the answer
of \`fakeVerify\`, comes. A pop-up is blocked only where there is a \`window\`.

\`fakeCards\` takes the place of the server for the parts without a window: pass its functions in place of \`endpoint\`. It neither reads nor stores a
card.

\`\`\`tsx
import { BillingKeyForm, CardPayment } from 'kiwoom-checkout';
import { fakeCards, sampleOrder } from 'kiwoom-checkout/testing';

const cards = fakeCards({ outcome: 'decline' });

export const Payment = () => <CardPayment order={sampleOrder()} pay={cards.pay} verify={cards.verify} />;
export const Registration = () => <BillingKeyForm customerUid="customer-7" issue={cards.issue} />;
\`\`\``;

export const STATES = `## A part in one state

\`\`\`tsx
import { PaymentStatus } from 'kiwoom-checkout';
import { fakePayment } from 'kiwoom-checkout/testing';

const payment = fakePayment({ status: 'unconfirmed', merchantUid: '1042-1' });

export const Unconfirmed = () => <PaymentStatus payment={payment} />;
\`\`\``;

export const SERVER = `## Your server

\`createSandbox\` is PortOne as a function from \`Request\` to \`Response\`: pass it as \`fetch\` of \`createPortOne\`. \`sandbox.pay\` pays as the window would, \`deposit\`
pays into a virtual account, \`cancel\` refunds as PortOne's console does, \`setOutcome\` sets what happens next, for all payments or one
\`merchantUid\`.`;

export const LEDGER = `## A ledger of your own

\`memoryLedger\`, \`postgresLedger\`, \`mysqlLedger\` and \`sqliteLedger\` obey these laws. One that breaks a law can fulfil an order twice, so run them on
the real database, with the isolation level and the pool of production:`;

export const SANDBOX = `## The sandbox

In Vite, with the page and its list of payments on one origin (\`/__sandbox/\`):

\`\`\`ts
import react from '@vitejs/plugin-react';
import { kiwoomSandbox } from 'kiwoom-checkout/sandbox';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [react(), kiwoomSandbox({ webhookUrl: 'http://localhost:3000/api/payments/webhook' })] });
\`\`\`

\`\`\`ts
import type { Merchant } from 'kiwoom-checkout';
import { SANDBOX_CHANNEL_KEY, SANDBOX_USER_CODE } from 'kiwoom-checkout/sandbox';

export const merchant: Merchant = {
  userCode: SANDBOX_USER_CODE,
  channelKey: SANDBOX_CHANNEL_KEY,
  digital: false,
  sdkUrl: '/__sandbox/v1/iamport.js',
  redirectUrl: '/pay/return',
};
\`\`\`

\`\`\`ts
import { SANDBOX_API_KEY, SANDBOX_API_SECRET } from 'kiwoom-checkout/sandbox';
import { createPortOne } from 'kiwoom-checkout/server';

export const portOne = createPortOne({
  apiKey: SANDBOX_API_KEY,
  apiSecret: SANDBOX_API_SECRET,
  environment: 'test',
  baseUrl: 'http://localhost:5173/__sandbox',
});
\`\`\`

Or on a port of its own, where it prints all of these settings:

\`\`\`sh
npx kiwoom-checkout sandbox --port 4010 --webhook http://localhost:3000/api/payments/webhook
\`\`\`

\`--outcome decline\` sets how payments end, \`--auto\` lets the window press its own button. Webhooks go to this machine only. The window
offers the outcomes of its own; the others are set on the list of payments, by \`outcome\` of the options, by \`?outcome=\` of \`sdkUrl\`, or by
\`sandbox.setOutcome\`. A request that PortOne or Kiwoom Pay would refuse is refused, with the rule in the message: a wrong \`digital\`, installments below
50,000 won, characters outside of EUC-KR, a \`merchantUid\` that is paid.`;

export const CARDS = `### Cards of the sandbox

Any 16 digits with a right check digit are a card; these endings differ. The numbers are made up: never enter a real one.`;

export const STORYBOOK = `## Storybook

The pages under the decorator need no change: \`endpoint\` is answered by the fakes, and the toolbar selects how a payment ends, the language and
the colour scheme.

\`\`\`tsx
// .storybook/preview.tsx
import type { Preview } from '@storybook/react-vite';
import { kiwoomGlobalTypes, kiwoomInitialGlobals, withKiwoomSandbox } from 'kiwoom-checkout/storybook';
import 'kiwoom-checkout/styles.css';

const preview: Preview = {
  decorators: [withKiwoomSandbox],
  globalTypes: kiwoomGlobalTypes,
  initialGlobals: kiwoomInitialGlobals,
};

export default preview;
\`\`\`

\`\`\`tsx
// checkout.stories.tsx
import type { Meta, StoryObj } from '@storybook/react-vite';
import { KiwoomCheckout } from 'kiwoom-checkout';
import { sampleMerchant, sampleOrder } from 'kiwoom-checkout/testing';

const meta: Meta<typeof KiwoomCheckout> = { component: KiwoomCheckout };
export default meta;

const args = { merchant: sampleMerchant(), order: sampleOrder(), endpoint: '/api/payments' };

export const Approved: StoryObj<typeof KiwoomCheckout> = { args };
export const Declined: StoryObj<typeof KiwoomCheckout> = { args, globals: { kiwoomOutcome: 'decline' } };
export const Slow: StoryObj<typeof KiwoomCheckout> = { args, parameters: { kiwoom: { delay: 5_000 } } };
\`\`\``;
