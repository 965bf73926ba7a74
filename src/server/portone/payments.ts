import * as z from 'zod/mini';
import { type CancelPayment, cancelBody, isConclusive, refundSecrets } from './cancel-payment.ts';
import { query } from './check-input.ts';
import { assertPage, assertPageSize } from './page-limits.ts';
import { encodeId } from './path-id.ts';
import { type PaymentRecord, paymentRecordSchema } from './payment-record.ts';
import { assertInput, hasCode, orAbsent } from './portone-error.ts';
import { createPrepare, type Prepare } from './prepare.ts';
import { readSpan } from './time-span.ts';
import type { Transport } from './transport.ts';

/** Newest first by default; a minus is descending. */
export type PaymentSorting = '-started' | 'started' | '-paid' | 'paid' | '-updated' | 'updated';

export interface FindOptions {
  status?: 'ready' | 'paid' | 'cancelled' | 'failed' | undefined;
  sorting?: PaymentSorting | undefined;
}

export interface FindAllOptions extends FindOptions {
  /** From 1. */
  page?: number | undefined;
  /** 1 to 1000; the API's default is 20. */
  limit?: number | undefined;
}

export interface GetOptions {
  /** Also reads what PortOne has beyond the record: `remitter` of a deposit. @default false */
  extension?: boolean | undefined;
}

export interface ListByStatus {
  /** Of the start of a payment. */
  from: Date;
  /** At most 90 days after `from`. */
  to: Date;
  sorting?: PaymentSorting | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1 to 1000; the API's default is 20. */
  limit?: number | undefined;
}

export interface PaymentPage {
  /** Of all pages. */
  total: number;
  payments: PaymentRecord[];
}

export interface ListPayments {
  impUids?: readonly string[] | undefined;
  merchantUids?: readonly string[] | undefined;
}

/** PortOne's noun `payments`. Every function throws {@link PortOneError} only. */
export interface Payments {
  /** One payment. @throws PortOneError `not-found` also for a payment of a test channel while in production. */
  get(impUid: string, options?: GetOptions): Promise<PaymentRecord>;
  /** Up to 100 payments by their ids; those not found are left out. */
  list(ids: ListPayments): Promise<PaymentRecord[]>;
  /** The newest attempt at an order, or null. */
  find(merchantUid: string, options?: FindOptions): Promise<PaymentRecord | null>;
  /** All attempts at an order, a page at a time. */
  findAll(merchantUid: string, options?: FindAllOptions): Promise<PaymentPage>;
  /** All payments that started within a span of time, a page at a time: for a nightly reconciliation. */
  listByStatus(status: NonNullable<FindOptions['status']> | 'all', range: ListByStatus): Promise<PaymentPage>;
  /** The amount PortOne is to expect; a window asking for another does not open. */
  prepare: Prepare;
  /**
   * Refunds a payment. Never repeated blindly: without an answer the payment is looked up, and answered with
   * when it shows that the refund happened.
   * @throws PortOneError `refused` with the PG's words; `outcome-unknown` when the outcome cannot be determined
   */
  cancel(refund: CancelPayment): Promise<PaymentRecord>;
}

const MAX_LISTED_IDS = 100;
const MAX_LISTED_DAYS = 90;

/** Reads a PagedWire of payments. */
export const paymentPageSchema = z.pipe(
  z.object({ total: z.catch(z.number(), 0), list: z.array(paymentRecordSchema) }),
  z.transform(({ total, list }): PaymentPage => ({ total: Math.max(total, list.length), payments: list })),
);

export function createPayments(transport: Transport, { includeSandbox }: { includeSandbox: boolean }): Payments {
  // Only this one endpoint hides payments of test channels.
  const sandboxQuery = includeSandbox ? ([['include_sandbox', 'true']] as const) : [];

  async function get(impUid: string, { extension = false }: GetOptions = {}) {
    const path = `/payments/${encodeId('impUid', impUid)}`;
    const params = [...sandboxQuery, ...(extension ? ([['extension', 'true']] as const) : [])];
    return transport.call({ method: 'GET', path, query: params, effect: 'repeatable' }, paymentRecordSchema);
  }

  async function find(merchantUid: string, { status, sorting }: FindOptions = {}) {
    const path = attemptsPath('find', merchantUid, status);
    return orAbsent(
      transport.call({ method: 'GET', path, query: query({ sorting }), effect: 'repeatable' }, paymentRecordSchema),
    );
  }

  async function lookUp({ impUid, merchantUid }: CancelPayment) {
    if (impUid !== undefined) return get(impUid);
    return merchantUid === undefined ? null : find(merchantUid);
  }

  return {
    get,
    find,
    list: (ids) => listPayments(transport, ids),
    findAll: (merchantUid, options) => findAllPayments(transport, merchantUid, options),
    listByStatus: (status, range) => listByStatus(transport, status, range),
    prepare: createPrepare(transport),
    cancel: (refund) => cancelPayment(transport, refund, () => lookUp(refund)),
  };
}

async function listPayments(transport: Transport, { impUids = [], merchantUids = [] }: ListPayments) {
  const count = impUids.length + merchantUids.length;
  assertInput(
    count > 0 && count <= MAX_LISTED_IDS,
    `payments.list takes 1 to ${MAX_LISTED_IDS} ids, and was given ${count}. PortOne would refuse it. Ask in several calls.`,
  );
  const ids = [
    ...impUids.map((id) => ['imp_uid[]', id] as const),
    ...merchantUids.map((id) => ['merchant_uid[]', id] as const),
  ];
  const call = { method: 'GET', path: '/payments', query: ids, effect: 'repeatable' } as const;
  return (await orAbsent(transport.call(call, z.array(paymentRecordSchema)))) ?? [];
}

async function findAllPayments(transport: Transport, merchantUid: string, options: FindAllOptions = {}) {
  const { status, sorting, page, limit } = options;
  assertPage('payments.findAll', page);
  assertPageSize('payments.findAll', limit);
  const path = attemptsPath('findAll', merchantUid, status);
  const call = { method: 'GET', path, query: query({ page, limit, sorting }), effect: 'repeatable' } as const;
  return (await orAbsent(transport.call(call, paymentPageSchema))) ?? { total: 0, payments: [] };
}

async function listByStatus(transport: Transport, status: string, { from, to, ...options }: ListByStatus) {
  const { page, limit, sorting } = options;
  const span = readSpan('payments.listByStatus', { from, to, maxDays: MAX_LISTED_DAYS });
  assertPage('payments.listByStatus', page);
  assertPageSize('payments.listByStatus', limit);
  const path = `/payments/status/${status}`;
  const params = query({ ...span, page, limit, sorting });
  const call = { method: 'GET', path, query: params, effect: 'repeatable' } as const;
  return (await orAbsent(transport.call(call, paymentPageSchema))) ?? { total: 0, payments: [] };
}

/** @param lookUp reads the payment to be refunded, or null */
async function cancelPayment(
  transport: Transport,
  refund: CancelPayment,
  lookUp: () => Promise<PaymentRecord | null>,
): Promise<PaymentRecord> {
  const body = cancelBody(refund);
  try {
    return await transport.call(
      { method: 'POST', path: '/payments/cancel', body: { ...body }, effect: 'once', secrets: refundSecrets(refund) },
      paymentRecordSchema,
    );
  } catch (error) {
    if (!hasCode(error, 'outcome-unknown')) throw error;
    const found = await lookUp().catch(() => null);
    if (found !== null && isConclusive(refund, found)) return found;
    throw error;
  }
}

function attemptsPath(verb: 'find' | 'findAll', merchantUid: string, status: FindOptions['status']): string {
  const path = `/payments/${verb}/${encodeId('merchantUid', merchantUid)}`;
  return status === undefined ? path : `${path}/${status}`;
}
