import type { PaymentFailureCode } from '../../src/errors/payment-failure.ts';
import type { ReportCode, WarningCode } from '../../src/errors/warn.ts';

/** Why a payment ends with each code, and what the shop does about it. */
export const FAILURE_NOTES: Record<PaymentFailureCode, string> = {
  declined:
    'The card company or the easy-pay service declined. `raw.message` has its text. Nothing for the shop to do.',
  'over-limit': 'The card’s limit would be exceeded. Nothing for the shop to do.',
  'insufficient-balance': 'The account or the prepaid balance is too low. Nothing for the shop to do.',
  'popup-blocked':
    'The browser did not let the window open. Open it in the click: nothing may be awaited before `pay()`.',
  'in-app-browser': 'The same inside an app. A WebView of your own app has to support `window.open`.',
  'not-prepared':
    'PortOne’s script could not be loaded, or its window did not open. Look at the content security policy and the network panel.',
  'order-not-loaded':
    'The function `order` rejected, or took longer than 20 seconds. See [`order-failed`](#misuse-order-failed).',
  offline: 'The device reports that it is offline. The checkout continues when it is back.',
  'amount-mismatch':
    'Money arrived that is not what was ordered. Nothing is delivered; see the alert [`mismatch`](#alert-mismatch).',
  'already-paid': 'The order, or this `merchantUid`, is paid.',
  'shop-setting': 'A setting, or a mistake in the shop’s code, stops the payment; `raw.code` names it.',
  'not-charged': 'A charge without a window. The shopper may try again.',
  'too-many-refusals':
    'A charge without a window. Too many cards of this order or customer were refused within an hour; `retryAfter` has the seconds to wait. See `refusalLimits` of `createCheckoutHandlers`.',
  other: '`raw.message` has the text of PortOne or Kiwoom Pay. The shopper may try again.',
};

/** When each report of the console comes. Those of dead ends are known by their texts. */
export const REPORT_NOTES: Record<ReportCode, string> = {
  endpoint:
    'The page opened, or asked for a verdict, and what answered at `endpoint` cannot be used. The message has the request, the answer and the remedy; [the table below](#setup) has those of the codes.',
  'endpoint-headers': 'The function `endpoint.headers` threw or rejected, so nothing was sent. Let it return headers.',
  'payment-failed':
    'An attempt failed for a reason the shop can do something about. The message quotes the reason; [the table below](#raw) has the known ones.',
  unconfirmed:
    'There is no verdict on a payment yet: the shopper waits and cannot pay again. `orders.find` has to know its `merchantUid`, and `apiKey` has to belong to the merchant.',
  'field-hidden': 'A press of the pay button found a field that is invalid and cannot be seen.',
  'frame-forbids-forms': 'A press of the pay button was dropped by the browser.',
  'on-free-missing': 'An order of 0 won is shown.',
};

/** What the detail after the text of each warning is. */
export const WARNING_NOTES: Record<WarningCode, string> = {
  'pg-deprecated': '',
  'quota-widened': 'the months that are allowed, and those chosen.',
  'order-reused': 'the `merchantUid`.',
  'redirect-url-missing': '',
  'order-id-changed': 'the `merchantUid` before and now.',
  'sdk-changed': '',
  'buyer-fitted': 'the fields.',
  'display-omitted': 'the fields with the code of [what is wrong](#issues).',
  'order-closes-method': 'the field with the code of [what is wrong](#issues), and the pay method.',
  'redirect-hash': 'the address.',
  'root-empty': '',
  'styles-missing': '',
};
