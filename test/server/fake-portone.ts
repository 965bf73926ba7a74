import { createPortOne, type PortOne } from '../../src/server/portone/create-portone.ts';
import { type PaymentRecord, toPaymentRecord } from '../../src/server/portone/payment-record.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { envelope, fakeApi, KEY, paymentWire, type Reply, refusal, SECRET } from './fake-api.ts';

/**
 * The real client over a PortOne that keeps payments in `book`, and hides those of test channels from one endpoint.
 * `state.trouble` may answer in place of it, and `state.refund` in place of a refund. `refunds` has their bodies.
 */
export function bookkeepingPortOne(environment: 'production' | 'test' = 'production') {
  const book: PaymentWire[] = [];
  const state: { trouble: (() => Reply) | null; refund: (() => Reply | null) | null } = { trouble: null, refund: null };
  const refunds: Record<string, unknown>[] = [];

  /** As PortOne: a checksum that is not what is left is refused, and nothing is refunded twice. */
  function cancel(body: Record<string, unknown>): Reply {
    refunds.push(body);
    const held = state.refund?.() ?? null;
    const wire = book.find(({ imp_uid }) => imp_uid === body['imp_uid']);
    if (held !== null) return held;
    if (wire === undefined) return refusal('none', { status: 404 });
    const left = wire.amount - wire.cancel_amount;
    if (left === 0 || (body['checksum'] !== undefined && body['checksum'] !== left)) return refusal('checksum');
    if (wire.pay_method === 'vbank' && body['refund_account'] === undefined) return refusal('refund_account');
    wire.cancel_amount += Number(body['amount'] ?? left);
    if (wire.cancel_amount === wire.amount) Object.assign(wire, { status: 'cancelled', cancelled_at: 1_700_000_900 });
    return envelope(wire);
  }

  const api = fakeApi(({ method, path, query, body }) => {
    if (state.trouble !== null) return state.trouble();
    if (method === 'POST' && path === '/payments/cancel') return cancel(body as Record<string, unknown>);
    const [, , second = '', third = ''] = path.split('/').map(decodeURIComponent);
    if (second === 'prepare') return envelope(body);
    if (second === 'findAll') {
      const list = book.filter((wire) => wire.merchant_uid === third);
      return list.length === 0
        ? refusal('none', { status: 404 })
        : envelope({ total: list.length, previous: 0, next: 0, list });
    }
    const seesTests = query.some(([key, value]) => key === 'include_sandbox' && value === 'true');
    const found = book.find((wire) => wire.imp_uid === second && (seesTests || !wire.sandbox));
    return found === undefined ? refusal('none', { status: 404 }) : envelope(found);
  });
  const portOne: PortOne = createPortOne({ apiKey: KEY, apiSecret: SECRET, environment, fetch: api.fetch, retry: 0 });
  return { portOne, book, api, state, refunds };
}

export function record(over: Partial<PaymentWire> = {}): PaymentRecord {
  return toPaymentRecord(paymentWire(over));
}

/** A window that was opened, and nothing more. */
export function openedRecord(over: Partial<PaymentRecord> = {}): PaymentRecord {
  return { ...record({ status: 'ready', pay_method: null, card_name: null, paid_at: 0, receipt_url: null }), ...over };
}

export const vbank: Partial<PaymentWire> = {
  status: 'ready',
  pay_method: 'vbank',
  card_name: null,
  vbank_name: '국민은행',
  vbank_num: '123-456-7890',
  vbank_holder: null,
  vbank_date: 1_700_086_400,
  paid_at: 0,
};
