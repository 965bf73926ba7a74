import type { Outcome, OutcomeScope } from '../../src/sandbox/state/sandbox-outcomes.ts';
import type { FakeCardOutcome } from '../../src/testing/fake-cards.ts';
import type { FakeOutcome } from '../../src/testing/fake-outcomes.ts';

/** Where an outcome of each scope takes effect. */
export const SCOPE_NOTES: Record<OutcomeScope, string> = {
  window: 'in the payment window',
  after: 'approved in the window; what comes after it differs',
  script: 'when the page loads PortOne’s script',
  sdk: 'in the script, before the window',
  rest: 'when your server asks PortOne',
};

/** What each outcome of the sandbox does. */
export const SANDBOX_NOTES: Record<Outcome, string> = {
  approve: 'Paid. A virtual account is issued.',
  decline: 'The card company declines: `failed`, `declined`.',
  'over-limit': '`failed`, `over-limit`.',
  'insufficient-balance': '`failed`, `insufficient-balance`.',
  cancel: 'The shopper presses cancel: `cancelled`.',
  'close-window': 'The shopper closes the window, or goes back on a phone. Nothing is reported.',
  'never-answer': 'The window stays open, and no answer comes.',
  'issue-account': 'A virtual account is issued and not paid into. Other pay methods are approved.',
  deposit: 'The account is issued, and its deposit is paid right after. Other pay methods are approved.',
  'success-flag-lies': 'Paid, and the callback has `success: false`.',
  'notify-late': 'The callback comes before PortOne has recorded the payment: 3 seconds, or `delays.notify`.',
  'webhook-first': 'The webhook arrives before the callback.',
  'webhook-twice': 'Each webhook is sent twice.',
  'webhook-lost': 'No webhook arrives.',
  'script-fails': 'The script is answered 503.',
  'script-slow': 'The script takes 5 seconds, or `delays.script`.',
  'script-empty': 'The script is an empty file.',
  'script-hangs-once': 'The first request for the script is not answered, the next one is.',
  'no-channel': 'The merchant has no channel: `NOT_READY`.',
  'channel-question-fails': 'The script cannot read the channels of the merchant: 503.',
  'frames-late': 'The script’s frames load after 3 seconds, or `delays.frames`.',
  'frame-silent': 'A frame never prepares the payment, so that no window opens.',
  'closed-stays-ready': 'The window was closed, and the script never reports it.',
  'late-answer-after-close': 'The payment starts after its window was closed.',
  'block-popup': 'The browser blocks the window.',
  'alert-error': 'The script throws inside, and shows an alert.',
  'rest-401': 'Every call is answered 401.',
  'rest-token-expired': 'The token expires once; a caller that requests a new one recovers.',
  'rest-429': 'Every call is answered 429.',
  'rest-500': 'Every call is answered 500, before it has an effect.',
  'rest-slow': 'Every answer takes 20 seconds, or `delays.rest`. The call has its effect.',
  'rest-cut': 'The connection breaks in the middle of the answer. The call has its effect.',
  'rest-lost': 'A call that changes something is answered 504, and has its effect. Reads succeed.',
};

/** What each outcome of `fakePortOne` with `fakeVerify` leads to. */
export const FAKE_NOTES: Record<FakeOutcome, string> = {
  approve: '`paid`; a virtual account is issued: `awaiting-deposit`',
  decline: '`failed`, `declined`',
  'over-limit': '`failed`, `over-limit`',
  'insufficient-balance': '`failed`, `insufficient-balance`',
  cancel: '`cancelled`',
  'never-answer': 'stays `paying`: the script never calls back',
  'block-popup': '`failed`, `popup-blocked`',
  'issue-account': '`awaiting-deposit`, until `sdk.deposit(merchantUid)`',
  deposit: '`awaiting-deposit`, and the next `verify` finds the deposit',
  'success-flag-lies': '`paid`, although the callback has `success: false`',
  'notify-late': '`paid` by the second `verify`; the first finds nothing',
  'server-down': '`verify` rejects: `unconfirmed`',
  'amount-mismatch': '`failed`, `amount-mismatch`',
};

/** What each outcome of `fakeCards` leads to. */
export const CARD_NOTES: Record<FakeCardOutcome, string> = {
  approve: '`paid`; a billing key is issued',
  decline: '`failed`, `declined`',
  'over-limit': '`failed`, `over-limit`',
  lost: 'charged, and the answer is lost; `verify` finds the payment',
  'server-down': 'every call fails, `verify` included',
  'never-answer': 'no call ever ends',
};
