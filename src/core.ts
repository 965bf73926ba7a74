/** `kiwoom-checkout/core`: rules, checks, request and words, with no React and no DOM. */

export { CheckoutError, type CheckoutErrorCode } from './errors/checkout-error.ts';
export type { Issue, IssueCode } from './errors/issue.ts';
export { isRetryable, type PaymentFailure, type PaymentFailureCode } from './errors/payment-failure.ts';
export { createLabels } from './labels/create-labels.ts';
export { type DateAndTime, formatDateTime, formatLeft, isKoreanClock } from './labels/dates.ts';
export { failureLabel } from './labels/failure-label.ts';
export { formatWon } from './labels/format-won.ts';
export { issueLabel } from './labels/issue-label.ts';
export { type DeveloperLanguage, issueMessage } from './labels/issue-messages.ts';
export type { Label, LabelKey, LabelParams, Labels, LabelText, Locale } from './labels/labels.ts';
export { buildRequest, type RequestInput } from './request/build-request.ts';
export {
  CARD_ISSUERS,
  type CardIssuer,
  FOREIGN_ISSUERS,
  type IssuerQuotas,
  isCardIssuer,
  isKiwoomCardCode,
  KIWOOM_CARD_CODES,
  type KiwoomCardCode,
  monthsOfIssuer,
} from './rules/card-issuer-codes.ts';
export {
  type CardChoice,
  type CardInstallmentParams,
  cardInstallmentParams,
  widensChoice,
} from './rules/card-quota.ts';
export { buildCardQuota, type CardQuotaTable, parseCardQuota } from './rules/card-quota-string.ts';
export { CARRIERS, type Carrier, type CarrierChoice, carrierDetails, phonePrefill } from './rules/carriers.ts';
export { type CashReceiptFlag, cashReceiptFlag, hasCashReceipt } from './rules/cash-receipt-rules.ts';
export { COURIERS, type Courier, isCourier } from './rules/couriers.ts';
export { depositDue, parseVbankDue, toVbankDue } from './rules/deposit-due.ts';
export { canUseEscrow } from './rules/escrow-rules.ts';
export { unprintableCharacters } from './rules/euc-kr.ts';
export {
  allowedInstallment,
  INSTALLMENT_MINIMUM,
  type InstallmentOption,
  type InstallmentTerms,
  installmentOptions,
  installmentsClosedBecause,
  isInstallmentAllowed,
  MAX_INSTALLMENT,
} from './rules/installment-rules.ts';
export { isWon } from './rules/money.ts';
export { MAX_ORDER_NAME_LENGTH, orderName } from './rules/order-name.ts';
export {
  DEFAULT_PAY_METHODS,
  isPayMethod,
  PAY_METHODS,
  type PayMethod,
  type PayMethodTraits,
  traitsOf,
} from './rules/pay-method-traits.ts';
export { canBeTaxFree } from './rules/tax-free.ts';
export { type Card, type CardChecks, type CardInput, type ParsedCard, parseCard } from './schema/card.ts';
export type { KeyResult, SavedCardInfo } from './schema/card-requests.ts';
export type { Parsed } from './schema/issues.ts';
export { escrowPolicy, type Merchant, merchantSchema, parseMerchant } from './schema/merchant.ts';
export { type Buyer, type Order, type OrderContext, type OrderItem, orderSchema, parseOrder } from './schema/order.ts';
export {
  type CheckedSelection,
  defaultSelection,
  offeredPayMethods,
  type ParsedSelection,
  parseSelection,
  type Selection,
  type SelectionContext,
} from './schema/selection.ts';
export { type ParsedShipment, parseShipment, type Shipment, type ShipmentInput } from './schema/shipment.ts';
export {
  type CompleteRequest,
  completeRequestSchema,
  type DepositAccountInfo,
  depositAccountSchema,
  type Verdict,
  verdictSchema,
} from './schema/verdict.ts';
export type { DaouBypass, ImpRequest, PayMethodWire, PhoneDetailWire } from './wire/imp-request.ts';
