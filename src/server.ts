export { type CompleteRequest, completeRequestSchema, type Verdict, verdictSchema } from './schema/verdict.ts';
export type { CheckoutAction } from './server/answers.ts';
export type { CancelPayment, RefundAccount } from './server/cancel-payment.ts';
export {
  type CheckoutHandlers,
  type CheckoutHandlersOptions,
  createCheckoutHandlers,
} from './server/checkout-handlers.ts';
export { createPortOne, type PortOne, type PortOneEnvironment, type PortOneOptions } from './server/create-portone.ts';
export type { Recheck } from './server/duties.ts';
export type { FetchLike } from './server/exchange.ts';
export type { ExpectedPayment } from './server/judge-record.ts';
export type { Duty, DutyState, Ledger, LedgerEntry, LedgerState } from './server/ledger.ts';
export { memoryLedger } from './server/memory-ledger.ts';
export {
  type PaymentCancellation,
  type PaymentRecord,
  type PaymentStatus,
  toPaymentRecord,
} from './server/payment-record.ts';
export type {
  FindAllOptions,
  FindOptions,
  ListPayments,
  PaymentPage,
  PaymentSorting,
  Payments,
} from './server/payments.ts';
export { PortOneError, type PortOneErrorCode, type PortOneRaw } from './server/portone-error.ts';
export { LEDGER_MIGRATION, type PostgresQuery, postgresLedger } from './server/postgres-ledger.ts';
export type { Prepare, PreparedPayment, PreparePayment } from './server/prepare.ts';
export { REFUND_BANKS, type RefundBank } from './server/refund-bank.ts';
export type { ErrorContext, Orders } from './server/report.ts';
export { type OrderDuties, type Settlement, type SettleOptions, settle } from './server/settle.ts';
export type { SweepOptions, SweepResult } from './server/sweep.ts';
export { type VerifyPayment, verifyPayment } from './server/verify-payment.ts';
