export { COURIERS, type Courier, isCourier } from './rules/couriers.ts';
export { type Card, type CardChecks, type CardInput, cardSchema, parseCard } from './schema/card.ts';
export {
  type CardPaymentRequest,
  type IssueKeyRequest,
  type KeptCard,
  type KeyResult,
  keyResultSchema,
  type PayKeyRequest,
  type PrepareRequest,
} from './schema/card-requests.ts';
export { parseShipment, type Shipment, type ShipmentInput, type ShipmentParty } from './schema/shipment.ts';
export { type CompleteRequest, completeRequestSchema, type Verdict, verdictSchema } from './schema/verdict.ts';
export type { CardChannel } from './server/answer-cards.ts';
export type { CancelPayment, RefundAccount } from './server/cancel-payment.ts';
export type { ChargeInput } from './server/charge-input.ts';
export {
  type CheckoutHandlers,
  type CheckoutHandlersOptions,
  createCheckoutHandlers,
} from './server/checkout-handlers.ts';
export { createPortOne, type PortOne, type PortOneEnvironment, type PortOneOptions } from './server/create-portone.ts';
export type { Customer, Customers, IssueCustomer } from './server/customers.ts';
export type { Recheck } from './server/duties.ts';
export type { Escrows, ShipmentRecord } from './server/escrows.ts';
export type { FetchLike } from './server/exchange.ts';
export type { Authorize, CheckoutAction } from './server/gate.ts';
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
export type { PortOneErrorDetails } from './server/portone-error.ts';
export { PortOneError, type PortOneErrorCode, type PortOneRaw } from './server/portone-error.ts';
export { LEDGER_MIGRATION, type PostgresQuery, postgresLedger } from './server/postgres-ledger.ts';
export type { Prepare, PreparedPayment, PreparePayment } from './server/prepare.ts';
export type { CashReceipt, IssueReceipt, Receipts } from './server/receipts.ts';
export { REFUND_BANKS, type RefundBank } from './server/refund-bank.ts';
export type { ErrorContext, Orders } from './server/report.ts';
export type { Schedule, SchedulePage } from './server/schedule-record.ts';
export type { ListSchedules, ScheduleRange, Schedules } from './server/schedules.ts';
export type { ScheduledPayment, SchedulePayments, Scheduling, UnschedulePayments } from './server/scheduling.ts';
export { type OrderDuties, type Settlement, type SettleOptions, settle } from './server/settle.ts';
export type { AgainPayment, OnetimePayment, Subscribe } from './server/subscribe.ts';
export type { SweepOptions, SweepResult } from './server/sweep.ts';
export { type VerifyPayment, verifyPayment } from './server/verify-payment.ts';
