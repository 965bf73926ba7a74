export { type NodeListener, type NodeListenerOptions, toNodeListener } from './node/node-listener.ts';
export type { NodeRequest, NodeResponse } from './node/node-types.ts';
export { COURIERS, type Courier, isCourier } from './rules/couriers.ts';
export { type Card, type CardChecks, type CardInput, cardSchema, parseCard } from './schema/card.ts';
export {
  type CardPaymentRequest,
  type IssueKeyRequest,
  type KeyResult,
  keyResultSchema,
  type PayKeyRequest,
  type PrepareRequest,
  type SavedCardInfo,
} from './schema/card-requests.ts';
export { parseShipment, type Shipment, type ShipmentInput, type ShipmentParty } from './schema/shipment.ts';
export {
  type CompleteRequest,
  completeRequestSchema,
  type Duplicate,
  type OrderStatus,
  type OrderStatusRequest,
  type Verdict,
  verdictSchema,
} from './schema/verdict.ts';
export type { Authorize, CheckoutAction } from './server/handlers/authorize-request.ts';
export { type CheckoutHandlers, createCheckoutHandlers } from './server/handlers/checkout-handlers.ts';
export type {
  CardChannel,
  CheckoutHandlersOptions,
  ErrorContext,
  RateLimit,
  RefusalLimits,
} from './server/handlers/handler-options.ts';
export { CardTestingAlert } from './server/handlers/refusal-budget.ts';
export { memoryLedger } from './server/ledgers/memory-ledger.ts';
export { mysqlLedger } from './server/ledgers/mysql-ledger.ts';
export { MYSQL_MIGRATION } from './server/ledgers/mysql-migration.ts';
export type { MysqlQuery, MysqlResult, MysqlValue } from './server/ledgers/mysql-query.ts';
export { type PostgresQuery, postgresLedger } from './server/ledgers/postgres-ledger.ts';
export { POSTGRES_MIGRATION } from './server/ledgers/postgres-migration.ts';
export { type SqliteQuery, type SqliteValue, sqliteLedger } from './server/ledgers/sqlite-ledger.ts';
export { SQLITE_MIGRATION } from './server/ledgers/sqlite-migration.ts';
export type { CancelPayment, RefundAccount } from './server/portone/cancel-payment.ts';
export type { ChargeInput } from './server/portone/charge-input.ts';
export {
  createPortOne,
  type PortOne,
  type PortOneEnvironment,
  type PortOneOptions,
} from './server/portone/create-portone.ts';
export type { Customer, CustomerChannel } from './server/portone/customer-record.ts';
export type { Customers, IssueCustomer } from './server/portone/customers.ts';
export type { Escrows, ShipmentRecord } from './server/portone/escrows.ts';
export type { ChannelRecord, Lookups, StandardCode } from './server/portone/lookups.ts';
export {
  type PaymentCancellation,
  type PaymentRecord,
  type PaymentRecordStatus,
  toPaymentRecord,
} from './server/portone/payment-record.ts';
export type {
  FindAllOptions,
  FindOptions,
  GetOptions,
  ListByStatus,
  ListPayments,
  PaymentPage,
  PaymentSorting,
  Payments,
} from './server/portone/payments.ts';
export type { PortOneErrorDetails } from './server/portone/portone-error.ts';
export { PortOneError, type PortOneErrorCode, type PortOneRaw } from './server/portone/portone-error.ts';
export type { FetchLike } from './server/portone/portone-exchange.ts';
export type { Prepare, PreparedPayment, PreparePayment } from './server/portone/prepare.ts';
export type { CashReceiptRecord, IssueReceipt, Receipts } from './server/portone/receipts.ts';
export { REFUND_BANKS, type RefundBank } from './server/portone/refund-bank.ts';
export type { Schedule, SchedulePage } from './server/portone/schedule-record.ts';
export type { ListSchedules, ScheduleRange, Schedules } from './server/portone/schedules.ts';
export type {
  ScheduledPayment,
  SchedulePayments,
  Scheduling,
  UnschedulePayments,
} from './server/portone/scheduling.ts';
export type { AgainPayment, OnetimePayment, Subscribe } from './server/portone/subscribe.ts';
export type { Recheck } from './server/settlement/due.ts';
export type { ExpectedPayment } from './server/settlement/judge-record.ts';
export type {
  DuplicatePayment,
  Effect,
  EffectState,
  EventCount,
  Ledger,
  LedgerEntry,
  LedgerState,
  OrderEntry,
  OrderState,
  PaymentIds,
  UnknownReport,
  UnreadableEntry,
} from './server/settlement/ledger.ts';
export type { EffectDetails, OrderEffects, Orders } from './server/settlement/orders.ts';
export type { RefundByHand } from './server/settlement/refund-by-hand.ts';
export { type Settlement, type SettleOptions, settle } from './server/settlement/settle.ts';
export { SettlementAlert, type SettlementAlertCode } from './server/settlement/settlement-alert.ts';
export type { SweepOptions, SweepResult } from './server/settlement/sweep.ts';
export { type VerifyPayment, verifyPayment } from './server/settlement/verify-payment.ts';
