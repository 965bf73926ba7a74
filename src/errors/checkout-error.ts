import { fillTemplate, type TemplateParams } from './fill-template.ts';
import type { Issue } from './issue.ts';

/** What happened. Why it matters. What to do. */
const MESSAGES = {
  'invalid-order':
    'The order cannot be paid as it is: {details} Kiwoom Pay would refuse it, or take another amount. Correct the fields named here.',
  'invalid-merchant':
    'The merchant settings are not complete: {details} No payment window can open with them. Correct the fields named here.',
  'invalid-selection':
    'The selection cannot be paid as it is: {details} Kiwoom Pay would refuse it. Correct the fields named here, or let parseSelection drop what does not belong to the pay method.',
  'redirect-url-missing':
    'On a phone the payment leaves the page, and there is no address to come back to. The shopper would pay and never see the result. Set merchant.redirectUrl to an absolute URL, or to a path together with a base URL.',
  'bad-card-quota':
    'CARDQUOTA cannot be read: {problem}. Kiwoom Pay would ignore it or offer the wrong months. Write groups such as CCBC-0:2:3, joined by ^.',
  'two-merchants':
    'PortOne was started for {before} and is now asked to start for {now}. Starting twice throws away a payment that is running. Use one userCode and tierCode on a page, or reload the page in between.',
  'no-agency':
    'The merchant has the tier code {tierCode}, but this PortOne script has no IMP.agency. The payment would go to the main shop. Load the script from https://cdn.iamport.kr/v1/iamport.js.',
  'part-outside-root':
    '{part} has no {root} above it. It cannot know the order or the selection. Put it inside {root}.',
  'locale-not-imported':
    'The locale is {received}, not a locale object. It has no labels to show. Import the locale and pass that: {example}. Korean is built in and needs no locale.',
  'form-missing':
    '{part} has no form above it. It has nowhere to keep what the shopper chooses. Wrap it in <FormProvider> of react-hook-form.',
  'verify-missing':
    '{caller} has neither endpoint nor verify. The answer of the browser alone does not prove a payment. Give the address of the server handlers as endpoint, here or at a provider, or your own function as verify.',
  'order-id-missing':
    '{caller} has order as a function and no orderId. It cannot know which attempts belong to this order. Give the shop’s number of the order as orderId.',
  'verify-twice':
    '{caller} has both endpoint and verify. It cannot know which of them tells the truth. Give one of the two.',
  'not-ready':
    'pay() was called while the payment is {status}. There is nothing that could be paid now. Enable the button only while payableOrder(state) gives an order.',
  'not-an-sdk':
    'What was given as sdk is not PortOne’s IMP: {problem}. No payment window can open with it. Give window.IMP, a promise of it, or leave sdk out.',
  'invalid-option': '{option} cannot be used: {problem}. It was refused before anything was sent. {fix}',
} as const;

export type CheckoutErrorCode = keyof typeof MESSAGES;

/** Values for the sentence of a code. Where fields are the problem, `issues` is enough: `details` follows from it. */
export type CheckoutErrorParams<C extends CheckoutErrorCode> = 'details' extends keyof TemplateParams<
  (typeof MESSAGES)[C]
>
  ? { issues: readonly Issue[]; details?: string }
  : TemplateParams<(typeof MESSAGES)[C]>;

type Rest<C extends CheckoutErrorCode> =
  object extends CheckoutErrorParams<C> ? [params?: CheckoutErrorParams<C>] : [params: CheckoutErrorParams<C>];

/**
 * A mistake in how the kit is used; for developers, never for shoppers. What happens to a payment is data instead
 * (`PaymentFailure`). Branch on `code`; the message says what happened, why it matters and what to do.
 */
export class CheckoutError<C extends CheckoutErrorCode = CheckoutErrorCode> extends Error {
  override readonly name = 'CheckoutError';
  readonly code: C;
  /** The fields at fault, for the codes that speak of fields. */
  readonly issues: readonly Issue[] | undefined;

  constructor(code: C, ...[params]: Rest<C>) {
    super(`kiwoom-checkout: ${fillTemplate(MESSAGES[code], withDetails(params ?? {}))} [${code}]`);
    this.code = code;
    this.issues = params && 'issues' in params ? params.issues : undefined;
  }
}

function withDetails(params: { issues?: readonly Issue[]; details?: string }): object {
  if (!params.issues || params.details) return params;
  const fields = params.issues.map((issue) => `${issue.field} (${issue.code})`);
  return { details: `${fields.join(', ')}.` };
}
