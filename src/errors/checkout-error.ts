import { fillTemplate, type TemplateParams } from './fill-template.ts';
import type { Issue } from './issue.ts';
import { MESSAGE_PREFIX } from './message-prefix.ts';

/** One text for each code, in three parts: what happened, why it matters, what to do. docs/errors.md has them too. */
export const CHECKOUT_ERRORS = {
  'invalid-order':
    'The order is invalid: {details} Kiwoom Pay would reject it or charge another amount. Correct these fields.',
  'invalid-merchant':
    'The merchant settings are invalid: {details} The payment window cannot open with them. Correct these fields.',
  'invalid-selection':
    'The selection is invalid: {details} Kiwoom Pay would reject it. Correct these fields, or call parseSelection to drop the fields that the pay method does not take.',
  'redirect-url-missing':
    'On a phone the payment leaves the page, and there is no URL to return to. The shopper would pay and never see the result. Set merchant.redirectUrl to an absolute URL, or to a path together with a base URL.',
  'bad-card-quota':
    'CARDQUOTA is invalid: {problem}. Kiwoom Pay would ignore it or offer the wrong months. Write groups such as CCBC-0:2:3, joined by ^.',
  'two-merchants':
    'IMP.init was already called for {before} and cannot be called again for {now}. A second call would abort a running payment. Use one userCode and tierCode per page, or reload the page in between.',
  'no-agency':
    'The merchant has the tier code {tierCode}, but this PortOne script has no IMP.agency. The payment would go to the main merchant. Load the script from https://cdn.iamport.kr/v1/iamport.js.',
  'part-outside-root':
    '{part} is not inside {root}. Without it there is no order and no selection. Render {part} inside {root}.',
  'locale-not-imported':
    'The locale is {received}, not a locale object. It has no labels to show. Import the locale and pass that: {example}. Korean is built in and needs no locale.',
  'form-missing':
    '{part} is not inside a form. It has nowhere to store the selection. Wrap it in <FormProvider> of react-hook-form.',
  'verify-missing':
    '{caller} has neither endpoint nor verify. The reply in the browser does not prove a payment. Pass the base path of the server handlers as endpoint, here or to a CheckoutProvider, or pass your own function as verify.',
  'order-id-missing':
    '{caller} has order as a function but no orderId. It cannot tell which attempts belong to this order. Pass the shop’s order number as orderId.',
  'verify-twice': '{caller} has both endpoint and verify. Only one of them can give the verdict. Pass one of the two.',
  'order-failed':
    'order() gave no order: {problem}. There is nothing to pay until it does; the shopper is asked to try again. Make it resolve with the order of that attempt; what it failed with is the cause of this error.',
  'not-ready':
    'pay() was called while the payment is {status}. There is no order to pay in this state. Enable the button only while payableOrder(state) returns an order.',
  'not-an-sdk':
    'The sdk option is not PortOne’s IMP object: {problem}. The payment window cannot open with it. Pass window.IMP, a promise of it, or omit sdk.',
  'invalid-option': '{option} is invalid: {problem}. Nothing was sent. {fix}',
} as const;

export type CheckoutErrorCode = keyof typeof CHECKOUT_ERRORS;

/** Values for the text of a code. For the codes about fields, `issues` is enough: `details` is made from it. */
export type CheckoutErrorParams<C extends CheckoutErrorCode> = 'details' extends keyof TemplateParams<
  (typeof CHECKOUT_ERRORS)[C]
>
  ? { issues: readonly Issue[]; details?: string }
  : TemplateParams<(typeof CHECKOUT_ERRORS)[C]>;

type Rest<C extends CheckoutErrorCode> =
  object extends CheckoutErrorParams<C> ? [params?: CheckoutErrorParams<C>] : [params: CheckoutErrorParams<C>];

/**
 * A mistake in how the kit is used; for developers, never for shoppers. The outcome of a payment is data instead
 * (`PaymentFailure`). Branch on `code`. In development the message states what happened, why it matters and what to do; in
 * production it has the values, and where the code is explained.
 */
export class CheckoutError<C extends CheckoutErrorCode = CheckoutErrorCode> extends Error {
  override readonly name = 'CheckoutError';
  readonly code: C;
  /** The invalid fields, for the `invalid-…` codes about fields. */
  readonly issues: readonly Issue[] | undefined;

  constructor(code: C, ...[params]: Rest<C>) {
    super(`${MESSAGE_PREFIX}${textOf(code, withDetails(params ?? {}))} [${code}]`);
    this.code = code;
    this.issues = params && 'issues' in params ? params.issues : undefined;
  }
}

/** In production only what the code cannot tell: the sentences are for developers, and a page of docs/ has them. */
function textOf(code: CheckoutErrorCode, params: object): string {
  try {
    // A bundler drops the texts with the branch.
    if (process.env.NODE_ENV !== 'production') return fillTemplate(CHECKOUT_ERRORS[code], params);
  } catch {
    // A page without a bundler has no `process`.
  }
  const values = Object.values(params).filter((value) => typeof value !== 'object');
  return [...values, `See docs/errors.md#misuse-${code} of the package.`].join(' ');
}

function withDetails(params: { issues?: readonly Issue[]; details?: string }): object {
  if (!params.issues || params.details) return params;
  const fields = params.issues.map((issue) => `${issue.field} (${issue.code})`);
  return { details: `${fields.join(', ')}.` };
}
