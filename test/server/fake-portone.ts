import { createPortOne, type PortOne } from '../../src/server/portone/create-portone.ts';
import { type PaymentRecord, toPaymentRecord } from '../../src/server/portone/payment-record.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { envelope, fakeApi, KEY, paymentWire, type Reply, refusal, SECRET } from './fake-api.ts';

/**
 * The real client over a PortOne that keeps payments in `book`, and hides those of test channels from one endpoint.
 * `trouble` may answer in place of it.
 */
export function bookkeepingPortOne(environment: 'production' | 'test' = 'production') {
  const book: PaymentWire[] = [];
  const state: { trouble: (() => Reply) | null } = { trouble: null };
  const api = fakeApi(({ path, query }) => {
    if (state.trouble !== null) return state.trouble();
    const [, , second = '', third = ''] = path.split('/').map(decodeURIComponent);
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
  return { portOne, book, api, state };
}

export function record(over: Partial<PaymentWire> = {}): PaymentRecord {
  return toPaymentRecord(paymentWire(over));
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
